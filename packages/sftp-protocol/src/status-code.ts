/**
 * Outcomes that a STATUS reply may carry in version 3. Later drafts have more; clients of version 3 do not know them,
 * so there is nothing above 8 here.
 *
 * @see draft-ietf-secsh-filexfer-02 §7
 */
export const StatusCode = {
  OK: 0,
  EOF: 1,
  NO_SUCH_FILE: 2,
  PERMISSION_DENIED: 3,
  FAILURE: 4,
  BAD_MESSAGE: 5,
  NO_CONNECTION: 6,
  CONNECTION_LOST: 7,
  OP_UNSUPPORTED: 8,
} as const;

export type StatusCode = (typeof StatusCode)[keyof typeof StatusCode];
