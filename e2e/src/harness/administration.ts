import type { Account, Endpoints } from './endpoints.js';

export interface TokenOptions {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: string;
  readonly autoRefreshSeconds?: number;
}

export interface MintedAccount extends Account {
  readonly tokenId: string;
}

/** What an administrator does through REST. */
export interface Administration {
  /** Makes a user and a token of his. */
  createAccount(login: string): Promise<MintedAccount>;
  mint(login: string, options?: TokenOptions): Promise<MintedAccount>;
  revoke(tokenId: string): Promise<void>;
  updateUser(login: string, changes: { disabled?: boolean }): Promise<void>;
  deleteUser(login: string): Promise<void>;
  grant(nodeId: string, login: string, permission: 'r' | 'w' | 'rw'): Promise<void>;
  withdraw(nodeId: string, login: string): Promise<void>;
}

export function administer(endpoints: Endpoints, administrator: Account | undefined): Administration {
  if (!administrator) throw new Error('Only the first start shows an administrator.');
  const ask = <T>(method: string, route: string, json?: unknown) =>
    call<T>(endpoints, administrator, method, route, json);

  async function mint(login: string, options: TokenOptions = {}): Promise<MintedAccount> {
    const request = { name: 'test', ...options };
    const { id, token } = await ask<{ id: string; token: string }>('POST', `/users/${login}/tokens`, request);
    return { login, token, tokenId: id };
  }

  return {
    mint,
    async createAccount(login) {
      await ask('POST', '/users', { login });
      return mint(login);
    },
    revoke: (tokenId) => ask('DELETE', `/tokens/${tokenId}`),
    updateUser: (login, changes) => ask('PATCH', `/users/${login}`, changes),
    deleteUser: (login) => ask('DELETE', `/users/${login}`),
    grant: (nodeId, login, permission) => ask('PUT', `/nodes/${nodeId}/grants/${login}`, { permission }),
    withdraw: (nodeId, login) => ask('DELETE', `/nodes/${nodeId}/grants/${login}`),
  };
}

async function call<T>(
  { rest }: Endpoints,
  { token }: Account,
  method: string,
  route: string,
  json?: unknown,
): Promise<T> {
  const response = await fetch(`${rest}/api/v1${route}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
    },
    body: json === undefined ? null : JSON.stringify(json),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${route} was answered ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
