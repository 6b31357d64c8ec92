import type { Socket } from 'node:net';
import { readAuthorization } from '@patio/http-door';
import { PatError, type Principal } from '@patio/pat-core';
import type { HTTPAuthentication, HTTPRequestContext, IUser } from 'webdav-server/lib/index.v2.js';
import type { DavContext } from './context.js';
import { badRequest } from './errors.js';

const basicChallenge = 'Basic realm="Patio", charset="UTF-8"';
const bearerChallenge = 'Bearer realm="Patio"';

/** The challenges of every 401: one header line each, because many clients cannot split them. */
export function challenges(authorization: string | undefined): string[] {
  const refusedBearer = authorization !== undefined && /^bearer /i.test(authorization);
  // RFC 6750 §3.1: no error code when no credentials were sent.
  return [basicChallenge, refusedBearer ? `${bearerChallenge}, error="invalid_token"` : bearerChallenge];
}

/** Tells, from 60 days before on, when the token that was used comes to its hard limit. */
function announceExpiry({ response }: DavContext, { expiresSoonAt }: Principal): void {
  if (expiresSoonAt) response.setHeader('Patio-Token-Expires', expiresSoonAt.toUTCString());
}

/** Tokens as Basic password or Bearer, behind the library's authentication interface. */
export class TokenAuthentication implements HTTPAuthentication {
  /**
   * Who sent the last request on a connection, with which header. Saves looking the same credentials up again: every
   * operation of the core checks the principal's token itself.
   */
  private readonly known = new WeakMap<Socket, { authorization: string; principal: Principal }>();

  askForAuthentication(context: HTTPRequestContext): { [headerName: string]: string } {
    return { 'WWW-Authenticate': challenges(context.request.headers.authorization).join(', ') };
  }

  getUser(context: DavContext, callback: (error: Error, user?: IUser) => void): void {
    this.authenticate(context).then((principal) => {
      context.principal = principal;
      announceExpiry(context, principal);
      callback(null as unknown as Error, {
        uid: principal.userId,
        username: principal.login,
        isAdministrator: principal.isAdmin,
      });
    }, callback);
  }

  private async authenticate({ request, door }: DavContext): Promise<Principal> {
    const read = readAuthorization(request);
    if ('problem' in read) {
      if (read.problem === 'ambiguous') throw badRequest(read.detail);
      throw new PatError('unauthenticated', read.detail);
    }
    const { authorization = '' } = request.headers;
    const address = door.proxies.clientAddress(request);
    const known = this.known.get(request.socket);
    if (known?.authorization === authorization && known.principal.origin.address === address) {
      return known.principal;
    }
    const client = request.headers['user-agent'];
    const origin = { door: 'webdav', address, client } as const;
    const principal = await door.platform.auth.authenticate(read.credentials, origin);
    this.known.set(request.socket, { authorization, principal });
    return principal;
  }
}
