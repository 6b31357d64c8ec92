import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Scenario } from './scenarios.js';
import type { World } from './world.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The key that the world's reporter of leaks signs with, as a setting names it. */
export const reporterKey = publicKey.export({ type: 'spki', format: 'pem' }) as string;

const keyId = createHash('sha256')
  .update(createPublicKey(reporterKey).export({ type: 'spki', format: 'der' }))
  .digest('hex');

/** A signed report. */
export function leakReport(body: string) {
  return {
    path: '/api/v1/leaks',
    body,
    token: undefined,
    headers: {
      'Content-Type': 'application/json',
      'Github-Public-Key-Identifier': keyId,
      'Github-Public-Key-Signature': sign('sha256', Buffer.from(body), privateKey).toString('base64'),
    },
  };
}

async function explain(world: World) {
  const { id } = await world.mint();
  const { path } = await world.file();
  return { path: `/api/v1/explain?token=${id}&path=${path}&op=read&door=sftp&address=::1` };
}

const verify = (world: World) => ({ path: '/api/v1/audit/verify', token: world.admin });

export const safetyScenarios: Record<string, Scenario> = {
  explain: {
    success: { 200: explain },
    problems: {
      invalid: async (world) => ({ path: `/api/v1/explain?token=${(await world.mint()).id}&op=read` }),
      insufficient_scope: async (world) => ({ ...(await explain(world)), token: world.scoped }),
      not_found: async (world) => ({ ...(await explain(world)), token: world.bob }),
    },
  },
  reportLeaks: {
    success: {
      200: async (world) =>
        leakReport(JSON.stringify([{ token: (await world.mint()).secret, url: 'https://a' }])),
    },
    problems: {
      unauthenticated: () => ({ ...leakReport('[]'), body: '[ ]' }),
      invalid: () => leakReport('{}'),
      too_large: () => leakReport(`["${'x'.repeat(70_000)}"]`),
      unsupported: (world) => {
        world.api.faults.failNext('leaks', 'unsupported');
        return leakReport('[]');
      },
    },
  },
  verifyAudit: {
    success: { 200: verify },
    problems: {
      forbidden: (world) => ({ ...verify(world), token: world.bob }),
      insufficient_scope: (world) => ({ ...verify(world), token: world.scopedAdmin }),
    },
  },
};
