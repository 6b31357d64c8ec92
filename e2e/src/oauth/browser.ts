/** A browser as far as signing in needs one: it keeps cookies for each origin and follows redirects, one at a time. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** One request; no redirect is followed. */
  async request(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Goes where it is sent until it is sent nowhere, or to `stopBefore`. @returns the last address */
  async navigate(start: string, stopBefore?: (url: URL) => boolean): Promise<URL> {
    let url = new URL(start);
    for (let hop = 0; hop < 15; hop++) {
      if (stopBefore?.(url)) return url;
      const response = await this.request(url);
      await response.arrayBuffer();
      const location = response.headers.get('Location');
      if (location === null) return url;
      url = new URL(location, url);
    }
    throw new Error('There is no end of redirects.');
  }

  cookie(url: string, name: string): string | undefined {
    return this.#cookies.get(new URL(url).origin)?.get(name);
  }
}
