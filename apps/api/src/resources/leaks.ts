import { createHash } from 'node:crypto';
import { z } from 'zod';
import { collectBody } from '../request/body.js';
import { parseJson, requireJson } from '../request/json.js';
import { validate } from '../request/validate.js';
import { openRoute } from '../route.js';
import { named } from '../schemas/named.js';

const keyHeader = 'Github-Public-Key-Identifier';
const signatureHeader = 'Github-Public-Key-Signature';
const maxTokens = 500;
const text = z.string().max(4096);

const report = named(
  'LeakReport',
  z
    .array(
      z.object({
        token: text.describe('What was found'),
        type: text.exactOptional().describe('What its finder takes it for'),
        url: text.exactOptional().describe('Where it was found'),
        source: text.exactOptional().describe('In what it was found'),
      }),
    )
    .max(maxTokens)
    .describe('Strings found in public that may be tokens'),
);

const verdicts = named(
  'LeakVerdicts',
  z.array(
    z.object({
      token_hash: z.string().describe('SHA-256 of the token, in Base64'),
      token_type: z.string(),
      label: z
        .enum(['true_positive', 'false_positive'])
        .describe('`true_positive`: it is, or was, a token of this server, and opens nothing any more'),
    }),
  ),
);

export const leakRoutes = [
  openRoute({
    name: 'reportLeaks',
    method: 'POST',
    path: '/api/v1/leaks',
    tag: 'Tokens',
    summary: 'Report tokens that were found in public',
    description:
      "For secret scanners, as in GitHub's partner programme: the body is signed with ECDSA P-256 and SHA-256 by a key that the setting PATIO_LEAK_KEYS names. Tokens among it are revoked at once with all that was exchanged from them. A report can come again.",
    signedBody: report,
    headers: {
      [keyHeader]: 'Name of the key: its `kid`, or the SHA-256 of its SubjectPublicKeyInfo in hex',
      [signatureHeader]: 'Base64 of the ASN.1 DER signature over the body, byte by byte',
    },
    responses: { 200: { description: 'What each of them is', json: verdicts } },
    errors: ['unauthenticated', 'too_many_requests', 'unsupported', 'unavailable', 'internal'],
    async handle({ platform: { leaks }, request, response, origin }) {
      requireJson(request);
      const body = await collectBody(request, response);
      const signature = {
        keyId: header(request.headers, keyHeader),
        signature: header(request.headers, signatureHeader),
      };
      await leaks.verify(body, signature, origin);
      const tokens = validate(report, parseJson(body), 'body');
      const found = await leaks.report(tokens, signature, origin);
      const json = found.map(({ token, label }, index) => ({
        token_hash: createHash('sha256').update(token).digest('base64'),
        token_type: tokens[index]?.type ?? 'patio_token',
        label,
      }));
      return { status: 200, json };
    },
  }),
];

function header(headers: NodeJS.Dict<string | string[]>, name: string): string {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}
