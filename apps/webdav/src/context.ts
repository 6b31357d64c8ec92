import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DestinationConditions, Principal } from '@patio/pat-core';
import { HTTPRequestContext, type WebDAVServer } from 'webdav-server/lib/index.v2.js';
import type { Door } from './door.js';
import { wholeTree } from './drive.js';
import type { Location } from './location.js';
import { receiveBody } from './request/body.js';
import { normalizeHost } from './request/resource-url.js';

// The library's own context parses URL and headers in ways that cost time and break on hostile ones, so it is given others;
// without a depth it would throw and catch on every request.
const nothingToParse = { url: '/', headers: { depth: '0' } } as unknown as IncomingMessage;
const noResponse = undefined as unknown as ServerResponse;

/** One request: the library's context with what this door knows about it. */
export class DavContext extends HTTPRequestContext {
  location: Location = { drive: wholeTree, names: [], endsInSlash: true };
  /** The tree's path of where a COPY or MOVE goes. */
  destinationPath: string | undefined;
  /** What the `If` header and conditional headers demand of a change; see {@link prepareConditions}. */
  conditions: DestinationConditions = {};
  private caller: Principal | undefined;

  constructor(
    server: WebDAVServer,
    request: IncomingMessage,
    response: ServerResponse,
    readonly door: Door,
  ) {
    super(server, nothingToParse, noResponse, () => undefined);
    this.request = request;
    this.response = response;
  }

  get files() {
    return this.door.platform.desktopFiles;
  }

  get principal(): Principal {
    if (!this.caller) throw new Error('no method runs before authentication');
    return this.caller;
  }

  set principal(principal: Principal) {
    this.caller = principal;
  }

  /** The caller's login, once known. */
  get login(): string | undefined {
    return this.caller?.login;
  }

  get drive() {
    return this.location.drive;
  }

  /** The tree's path of what the request is about. */
  get path(): string {
    return this.drive.pathOf(this.location.names);
  }

  /** A request header; several of one name joined as HTTP has it. */
  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** The hosts under which this server is known to the sender of the request. */
  ownHosts(): ReadonlySet<string> {
    const { publicHost, proxies } = this.door;
    const hosts = [this.request.headers.host, proxies.forwardedHost(this.request), publicHost];
    return new Set(hosts.filter((host) => host !== undefined).map(normalizeHost));
  }

  /** The body as it arrives; a client that waits for `100 Continue` gets it with the first read. */
  body(): AsyncGenerator<Buffer, void, undefined> {
    return receiveBody(this.request, this.door.limits.bodyIdleMs, () => {
      if (this.expectsContinue()) this.response.writeContinue();
    });
  }

  expectsContinue(): boolean {
    return /^100-continue$/i.test(this.request.headers.expect ?? '');
  }
}
