// Every page of the console of a running server, wide and narrow, light and dark, into e2e/screenshots/:
//   node e2e/bench/console-screenshots.mjs http://127.0.0.1:8080 LOGIN PASSWORD
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [baseURL, login, password] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
const home = `/files/${login}`;
const pages = {
  files: home,
  workspaces: '/files',
  search: `${home}?search=a`,
  'recycle-bin': '/recycle-bin',
  tokens: '/tokens',
  'new-token': '/tokens?name=backup&scopes=profile',
  'ssh-keys': '/ssh-keys',
  connect: '/connect',
  people: '/people',
  person: `/people/${login}`,
  policy: '/policy',
  audit: '/audit',
  health: '/health',
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ baseURL, colorScheme, viewport: { width, height: 900 } });
    const shoot = (name) =>
      page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png`, fullPage: true });
    await page.goto(home, { waitUntil: 'networkidle' });
    await shoot('sign-in');
    await page.getByLabel('User name').fill(login);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Files' }).waitFor();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByLabel('Loading', { exact: true }).first().waitFor({ state: 'detached' });
      await shoot(name);
    }
    for (const action of ['Share', 'Copy', 'Details and scope']) {
      await page.goto(home);
      const menu = page.getByRole('button', { name: /^Actions for/ }).first();
      await menu.or(page.getByText('This folder is empty')).first().waitFor();
      if ((await menu.count()) === 0) break;
      await menu.click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
      await page.getByLabel('Loading', { exact: true }).first().waitFor({ state: 'detached' });
      await shoot(action.toLowerCase().replaceAll(' ', '-'));
    }
    await page.close();
  }
}
await browser.close();
