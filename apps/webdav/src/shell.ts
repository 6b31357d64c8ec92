import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebDAVServer } from 'webdav-server/lib/index.v2.js';
import { TokenAuthentication } from './authentication.js';
import { prepareConditions } from './conditions.js';
import { DavContext } from './context.js';
import type { Door } from './door.js';
import { locateTarget } from './location.js';
import { methods, unknownMethod } from './methods/index.js';
import { sendOptions } from './methods/options.js';
import { discardRest } from './request/discard.js';
import { parseTarget } from './request/target.js';
import { logWhenDone } from './request-log.js';
import { refuse } from './response/refuse.js';

/**
 * The library's server as a shell: it finds the method of a request and authenticates through its interface; every method
 * and the way to it are ours.
 */
export class DavShell extends WebDAVServer {
  constructor(private readonly door: Door) {
    super({
      httpAuthentication: new TokenAuthentication(),
      requireAuthentification: true,
      respondWithPaths: true,
      // Given, so that the library does not read its own package file for it.
      version: 'none',
    });
    // The library assigns its own in its constructor, so overriding the method would have no effect.
    this.executeRequest = (request: IncomingMessage, response: ServerResponse) =>
      this.execute(request, response);
    for (const [name, method] of Object.entries(methods)) this.method(name, method);
    this.onUnknownMethod(unknownMethod);
  }

  private execute(request: IncomingMessage, response: ServerResponse): void {
    const context = new DavContext(this, request, response, this.door);
    response.on('error', () => response.destroy());
    discardRest(request, response);
    logWhenDone(context);
    this.dispatch(context).catch((error: unknown) => refuse(context, error));
  }

  private async dispatch(context: DavContext): Promise<void> {
    const { request } = context;
    const target = parseTarget(request.url ?? '/', request.method);
    // Clients discover the server before they have credentials. The answer is the same everywhere, so it tells nothing.
    if (request.method === 'OPTIONS') return sendOptions(context);
    await this.authenticate(context);
    context.location = await locateTarget(context, target);
    context.conditions = await prepareConditions(context);
    const method = this.methods[this.normalizeMethodName(request.method ?? '')] ?? this.unknownMethod;
    method.chunked?.(context, request, () => undefined);
  }

  private authenticate(context: DavContext): Promise<void> {
    return new Promise((resolve, reject) => {
      this.httpAuthentication.getUser(context, (error, user) => {
        if (error) return reject(error);
        if (user) context.user = user;
        resolve();
      });
    });
  }
}
