import { createHmac } from 'node:crypto';

/**
 * What `Patio-Signature` says of a delivery: `v1=` and the HMAC-SHA-256, in hex, of the timestamp as sent, a dot, and the body as sent. A
 * receiver compares in constant time and refuses timestamps more than some minutes away.
 */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
