/**
 * Another text whenever something changes of a token `t`, its user `u`, the token `p` it was exchanged from or the policy that may
 * end or narrow it. Uses change nothing of it.
 */
export const credentialVersion = `md5(ROW(
  t.secret_hash, t.scopes, t.revoked_at, t.not_before, t.expires_at, t.auto_refresh_seconds, t.doors, t.networks, t.restrictions, t.max_uses,
  p.scopes, p.revoked_at, p.not_before, p.expires_at, p.auto_refresh_seconds, p.doors, p.networks, p.restrictions,
  u.login, u.is_admin, u.disabled_at, policy.xmin)::text)`;

/** What `t`, `u`, `p` and `policy` are. */
export const credentialTables =
  'tokens t JOIN users u ON u.id = t.user_id LEFT JOIN tokens p ON p.id = t.parent_id CROSS JOIN policy';

/** The version, as it is now, of the token whose id is the parameter `id`: for a statement that acts only if it is the one it knows. */
export function currentCredentialVersion(id: string): string {
  return `(SELECT ${credentialVersion} FROM ${credentialTables} WHERE t.id = ${id}::uuid)`;
}
