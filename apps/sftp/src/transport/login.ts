import { type Auth, type Credentials, isPatError, type Origin, type Principal } from '@patio/pat-core';
import type { AuthContext, Connection, KeyboardAuthContext, PublicKeyAuthContext } from 'ssh2';
import { presentedKey } from './presented-key.js';
import { connectionInternals, DisconnectReason, sendDisconnect } from './ssh2-internals.js';

const methods: ('publickey' | 'password' | 'keyboard-interactive')[] = [
  'publickey',
  'password',
  'keyboard-interactive',
];

/** A client asks for each key it has. Those that nobody knows are no failed logins, but there is an end to it. */
const maxOfferedKeys = 20;

/** Tools that type passwords for their users wait for "assword:". */
const prompt = { prompt: 'Access token as password: ', echo: false };

export interface LoginOptions {
  readonly auth: Auth;
  readonly origin: Origin;
  readonly maxAttempts: number;
  /** Runs before the client hears of its success. */
  readonly onSuccess: (principal: Principal) => Promise<void> | void;
  /** The core could not answer: it was not the client's fault. */
  readonly onUnavailable: (error: unknown) => void;
}

/**
 * Lets a client in by user name and token, as `password` or as the one answer of `keyboard-interactive`, or by an SSH key that
 * stands for a token. After so many failures, or when the core cannot answer or has seen too many, the connection is closed.
 *
 * @see RFC 4252 §7 §8 @see RFC 4256
 */
export function acceptLogins(connection: Connection, options: LoginOptions): void {
  let failures = 0;
  let offeredKeys = 0;
  let askedForMethods = false;

  const fail = (context: AuthContext) => {
    failures++;
    if (failures < options.maxAttempts) return context.reject(methods);
    disconnect(connection, DisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE);
  };

  const decide = async (context: AuthContext, decision: () => Promise<unknown>) => {
    try {
      await decision();
    } catch (error) {
      if (isPatError(error, 'unauthenticated')) return fail(context);
      if (isPatError(error, 'too_many_requests')) {
        return disconnect(connection, DisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE, error.message);
      }
      options.onUnavailable(error);
      disconnect(connection, DisconnectReason.SERVICE_NOT_AVAILABLE);
    }
  };

  const attempt = (context: AuthContext, credentials: Credentials) =>
    decide(context, async () => {
      await options.onSuccess(await options.auth.authenticate(credentials, options.origin));
      context.accept();
    });

  const attemptWithToken = (context: AuthContext, secret: string) =>
    attempt(context, { kind: 'basic', login: context.username, secret });

  const attemptWithKey = (context: PublicKeyAuthContext) => {
    const key = presentedKey(context);
    if (!key) return refuseOffer(context);
    const credentials = {
      kind: 'ssh-key',
      login: context.username,
      fingerprint: key.fingerprint,
    } as const;
    if (!key.isQuestion) return key.verify() ? void attempt(context, credentials) : fail(context);
    void decide(context, async () => {
      if (await options.auth.acceptsKey(credentials, options.origin)) context.accept();
      else refuseOffer(context);
    });
  };

  const refuseOffer = (context: AuthContext) => {
    if (++offeredKeys > maxOfferedKeys) fail(context);
    else context.reject(methods);
  };

  connection.on('authentication', (context) => {
    // A client begins with `none` to learn the methods (RFC 4252 §5.2): once, that is no attempt.
    if (context.method === 'none' && !askedForMethods) {
      askedForMethods = true;
      return context.reject(methods);
    }
    if (context.method === 'password' && typeof context.password === 'string') {
      return void attemptWithToken(context, context.password);
    }
    if (context.method === 'keyboard-interactive') {
      return askForSecret(context, (secret) => {
        if (secret === undefined) fail(context);
        else void attemptWithToken(context, secret);
      });
    }
    if (context.method === 'publickey') return attemptWithKey(context);
    fail(context);
  });
}

/** Answers with undefined when the client sent anything but one response; not at all when it turned to another method. */
function askForSecret(context: KeyboardAuthContext, answer: (secret: string | undefined) => void): void {
  context.prompt([prompt], (responses: unknown) => {
    if (responses instanceof Error) return;
    const [secret, ...more] = Array.isArray(responses) ? responses : [];
    answer(typeof secret === 'string' && more.length === 0 ? secret : undefined);
  });
}

function disconnect(connection: Connection, reason: number, description = ''): void {
  const { _protocol, _sock } = connectionInternals(connection);
  if (!_sock.writable) return;
  sendDisconnect(_protocol, reason, description);
  _sock.end();
}
