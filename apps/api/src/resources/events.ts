import type { TokenNews } from '@patio/pat-core';
import { z } from 'zod';
import { route } from '../route.js';
import { login } from '../schemas/common.js';

const query = z.object({
  login: login.exactOptional().describe('Whose tokens; not given: yours. Those of others for administrators'),
});

export const eventRoutes = [
  route({
    name: 'followTokens',
    method: 'GET',
    path: '/api/v1/events',
    tag: 'Tokens',
    summary: 'Be told when tokens are used or change',
    description: [
      'Server-sent events, all named `token`, within a second or two, from whichever door and process. `data` is JSON: `tokenId` (null: any of them may have',
      'changed, also while there was no connection) and `use`, which is null or has `at`, `door`, `address` and `client`. Of one token at one door a use is told at most',
      'once a minute. The stream ends with the token or session that asked for it. At most 20 can be open for a user.',
    ].join(' '),
    query,
    responses: { 200: { description: 'Events, until one side ends it', media: 'text/event-stream' } },
    errors: ['forbidden', 'insufficient_scope', 'not_found'],
    async handle({ platform, principal, query, request, response, services }) {
      if (request.method === 'HEAD') return { status: 200, headers: { 'Content-Type': 'text/event-stream' } };
      let tell = (_news: TokenNews) => {};
      const unfollow = await platform.admin.followTokens(principal, query.login ?? principal.login, (news) =>
        tell(news),
      );
      let unwatch = () => {};
      try {
        const stream = services.streams.open(response, principal.userId, () => {
          unfollow();
          unwatch();
        });
        tell = (news) => stream.send('token', newsJson(news));
        unwatch = platform.auth.watch(principal, () => stream.end());
      } catch (error) {
        unfollow();
        throw error;
      }
      return undefined;
    },
  }),
];

function newsJson(news: TokenNews) {
  if (news.kind === 'change') return { tokenId: news.tokenId ?? null, use: null };
  const { tokenId, at, ...use } = news.use;
  return { tokenId, use: { at: at.toISOString(), ...use } };
}
