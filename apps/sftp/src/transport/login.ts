import { type Auth, isPatError, type Origin, type Principal } from '@patio/pat-core';
import type { AuthContext, Connection, KeyboardAuthContext } from 'ssh2';
import { connectionInternals, DisconnectReason } from './ssh2-internals.js';

const methods: ('password' | 'keyboard-interactive')[] = ['password', 'keyboard-interactive'];

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
 * Lets a client in by user name and token, as `password` or as the one answer of `keyboard-interactive`. After so many
 * failures, or when the core cannot answer, the connection is closed.
 *
 * @see RFC 4252 §8 @see RFC 4256
 */
export function acceptLogins(connection: Connection, options: LoginOptions): void {
  let failures = 0;
  let askedForMethods = false;

  const fail = (context: AuthContext) => {
    failures++;
    if (failures < options.maxAttempts) return context.reject(methods);
    disconnect(connection, DisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE);
  };

  const attempt = async (context: AuthContext, secret: string) => {
    try {
      const credentials = { kind: 'basic', login: context.username, secret } as const;
      await options.onSuccess(await options.auth.authenticate(credentials, options.origin));
      context.accept();
    } catch (error) {
      if (isPatError(error, 'unauthenticated', 'too_many_requests')) return fail(context);
      options.onUnavailable(error);
      disconnect(connection, DisconnectReason.SERVICE_NOT_AVAILABLE);
    }
  };

  connection.on('authentication', (context) => {
    // A client begins with `none` to learn the methods (RFC 4252 §5.2): once, that is no attempt.
    if (context.method === 'none' && !askedForMethods) {
      askedForMethods = true;
      return context.reject(methods);
    }
    if (context.method === 'password' && typeof context.password === 'string') {
      return void attempt(context, context.password);
    }
    if (context.method === 'keyboard-interactive') {
      return askForSecret(context, (secret) => {
        if (secret === undefined) fail(context);
        else void attempt(context, secret);
      });
    }
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

function disconnect(connection: Connection, reason: number): void {
  const { _protocol, _sock } = connectionInternals(connection);
  if (!_sock.writable) return;
  _protocol.disconnect(reason);
  _sock.end();
}
