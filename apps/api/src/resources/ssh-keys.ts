import { z } from 'zod';
import { route } from '../route.js';
import { login } from '../schemas/common.js';
import { sshKeyRequest, token, tokenJson } from '../schemas/token.js';
import { withDates } from './tokens.js';

const created = {
  description: 'The token that the key stands for',
  json: token,
  headers: { Location: 'Where the token is described' },
};

export const sshKeyRoutes = [
  route({
    name: 'addSshKey',
    method: 'POST',
    path: '/api/v1/ssh-keys',
    tag: 'Tokens',
    summary: 'Let an SSH key open the SFTP door for you',
    description:
      'The key is a token of kind `ssh_key`: it is listed, narrowed and revoked with the others. A token with scopes or limits adds none.',
    body: sshKeyRequest,
    responses: { 201: created },
    errors: ['forbidden', 'insufficient_scope', 'conflict'],
    async handle({ platform, principal, body, services }) {
      const added = await platform.admin.addSshKey(principal, principal.login, withDates(body));
      const headers = { Location: `${services.baseUrl}/api/v1/tokens/${added.id}` };
      return { status: 201, headers, json: tokenJson(added) };
    },
  }),
  route({
    name: 'addUserSshKey',
    method: 'POST',
    path: '/api/v1/users/{login}/ssh-keys',
    tag: 'Tokens',
    summary: 'Let an SSH key open the SFTP door for a user',
    params: z.object({ login }),
    body: sshKeyRequest,
    responses: { 201: created },
    errors: ['forbidden', 'insufficient_scope', 'not_found', 'conflict'],
    async handle({ platform, principal, params, body, services }) {
      const added = await platform.admin.addSshKey(principal, params.login, withDates(body));
      const headers = { Location: `${services.baseUrl}/api/v1/tokens/${added.id}` };
      return { status: 201, headers, json: tokenJson(added) };
    },
  }),
];
