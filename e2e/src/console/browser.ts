import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/**
 * Debian's Chromium. As root it runs only without its sandbox; it sees nothing but our own pages. Nothing moves or fades, so that what is
 * there is there as a whole.
 */
export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--force-prefers-reduced-motion'];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args });
}

/** What a page asked for or complained of that it must not. */
export interface Watched {
  readonly page: Page;
  /** Errors of scripts, breaches of the policy, requests to other servers. */
  readonly faults: string[];
}

export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  const own = new URL(options.baseURL ?? '').origin;
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    // What is no address of the network is within the browser: data, and its own viewer of PDF.
    if (origin !== own && /^(http|ws)s?:$/.test(protocol)) faults.push(`request to ${request.url()}`);
  });
  return { page, faults };
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: `Account of ${login}` }).waitFor();
}

/** Opens a page and waits for what it shows. Not for the network to be idle: pages keep a connection for what happens meanwhile. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  while ((await page.getByLabel('Loading', { exact: true }).count()) > 0) {
    await page.getByLabel('Loading', { exact: true }).first().waitFor({ state: 'detached' });
  }
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What keeps people from using the page as it is now, as far as axe finds it: the serious and the critical. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('  ')}`);
}
