/** Something that happened to a token, to be told to the webhook. */
export interface WebhookEvent {
  readonly type: 'token.reused' | 'token.expiring';
  /** Small facts; never a secret. */
  readonly data: Readonly<Record<string, unknown>>;
}
