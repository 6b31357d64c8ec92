/** Where the doors of one Patio answer. */
export interface Endpoints {
  /** `http://127.0.0.1:8080`, without a slash at the end. */
  readonly rest: string;
  /** `http://127.0.0.1:8081/dav`, without a slash at the end. */
  readonly webdav: string;
  readonly sftp: { readonly host: string; readonly port: number };
}

/** A user with a token: what a client is given. */
export interface Account {
  readonly login: string;
  readonly token: string;
}

/** The path with every name percent-encoded, to be put behind a base URL. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** `Basic …` of an account. */
export function basicHeader({ login, token }: Account): string {
  return `Basic ${Buffer.from(`${login}:${token}`).toString('base64')}`;
}
