// What the first load of the console costs, without a cache: bytes, and how long until one can sign in:
//   node e2e/bench/console-first-load.mjs http://127.0.0.1:8080 [runs]
import { chromium } from 'playwright-core';

const [baseURL, runs = '5'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const loads = [];
for (let run = 0; run < Number(runs); run += 1) {
  const page = await browser.newPage({ baseURL });
  const sizes = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => [request.resourceType(), responseBodySize]));
  });
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Sign in' }).click({ trial: true });
  const interactiveMs = await page.evaluate('performance.now()');
  await page.waitForLoadState('load');
  const bytes = await Promise.all(sizes);
  const sum = (type) => bytes.reduce((total, [of, size]) => (of === type ? total + size : total), 0);
  loads.push({
    scriptBytes: sum('script'),
    styleBytes: sum('stylesheet'),
    interactiveMs: Math.round(interactiveMs),
  });
  await page.context().close();
}
await browser.close();
process.stdout.write(`${JSON.stringify(loads, undefined, 1)}\n`);
