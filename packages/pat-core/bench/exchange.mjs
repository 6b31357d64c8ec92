/*
 * How many tokens are exchanged in a second, each with its transaction, signature and audit row. On the built package:
 *   PATIO_TEST_DATABASE_URL=postgres://… taskset -c 0 node packages/pat-core/bench/exchange.mjs [callers]
 */
import { openTestPlatform } from '../dist/testing/index.js';

const callers = Number(process.argv[2] ?? 16);
const seconds = 5;
const origin = { door: 'rest', address: '127.0.0.1' };

const platform = await openTestPlatform();
platform.announce({ rest: 'http://127.0.0.1:8080', webdav: 'http://127.0.0.1:8081/dav/' });
const { secret } = await platform.mint(await platform.createUser('alice'));

async function measure(name, scope, lasting) {
  const micros = [];
  const until = performance.now() + lasting * 1000;
  const call = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await platform.oauth.exchange({ client: { kind: 'bearer', secret }, scope, targets: [] }, origin);
      micros.push((performance.now() - start) * 1000);
    }
  };
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: callers }, call));
  const { user, system } = process.cpuUsage(cpu);
  micros.sort((a, b) => a - b);
  const at = (share) => `${Math.round(micros[Math.floor(micros.length * share)])} µs`;
  return (
    `${name}: ${Math.round(micros.length / lasting)}/s, ${callers} at once, p50 ${at(0.5)}, p99 ${at(0.99)}, ` +
    `${Math.round((user + system) / micros.length)} µs of this process each\n`
  );
}

await measure('warm-up', undefined, 1);
process.stdout.write(await measure('access token', undefined, seconds));
process.stdout.write(await measure('with credentials', 'credentials openid', seconds));
await platform.dispose();
