/** Something that happened to a token, or the head of the audit's chain at the end of a day, to be told to the webhook. */
export interface WebhookEvent {
  readonly type: 'token.reused' | 'token.expiring' | 'token.leaked' | 'audit.day';
  /** Small facts; never a secret. */
  readonly data: Readonly<Record<string, unknown>>;
}
