// How long the console takes to show a long folder of a running server, and how smoothly it scrolls:
//   node e2e/bench/console-list.mjs http://127.0.0.1:8080 LOGIN PASSWORD /alice/Many
import { chromium } from 'playwright-core';

const [baseURL, login, password, path] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ baseURL, viewport: { width: 1280, height: 900 } });
await page.goto('/files');
await page.getByLabel('User name').fill(login);
await page.getByRole('textbox', { name: 'Password' }).fill(password);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('table').first().waitFor();

for (let round = 1; round <= 3; round++) {
  const start = performance.now();
  await page.goto(`/files${path}\n`);
  await page.locator('tr[data-index="0"]').waitFor();
  const first = performance.now() - start;
  await page.locator('table:not([aria-rowcount="-1"])').waitFor();
  process.stdout.write(
    `first rows ${first.toFixed()} ms, all loaded ${(performance.now() - start).toFixed()} ms\n`,
  );
}
const rows = await page.locator('table').getAttribute('aria-rowcount');
const frames = await page.evaluate(
  () =>
    new Promise((done) => {
      const times = [];
      const step = (now) => {
        times.push(now);
        window.scrollBy(0, 300);
        if (times.length < 200) requestAnimationFrame(step);
        else done(times.slice(1).map((time, index) => time - times[index]));
      };
      requestAnimationFrame(step);
    }),
);
frames.sort((a, b) => a - b);
const inPage = await page.locator('tbody tr').count();
process.stdout.write(
  `scrolling: frames of ${frames[100].toFixed()} ms (median), ${frames[189].toFixed()} ms (95 %)\n`,
);
process.stdout.write(`${rows - 1} entries, ${inPage} rows in the page\n`);
await browser.close();
