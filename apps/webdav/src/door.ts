import { type TrustedProxies, trustProxies } from '@patio/http-door';
import { type Clock, type Platform, systemClock } from '@patio/pat-core';
import { defaultLimits, type Log, type WebdavLimits, type WebdavOptions } from './options.js';
import { normalizeHost } from './request/resource-url.js';

/** What all requests of one server share. */
export interface Door {
  readonly platform: Platform;
  readonly log: Log;
  readonly clock: Clock;
  readonly limits: WebdavLimits;
  readonly proxies: TrustedProxies;
  /** As {@link normalizeHost} has it. */
  readonly publicHost: string | undefined;
}

export function openDoor(platform: Platform, options: WebdavOptions): Door {
  const { log, publicUrl, trustProxy = [], clock = systemClock, limits } = options;
  return {
    platform,
    log,
    clock,
    limits: { ...defaultLimits, ...limits },
    proxies: trustProxies(trustProxy),
    publicHost: publicUrl === undefined ? undefined : normalizeHost(new URL(publicUrl).host),
  };
}
