import { isIP } from 'node:net';
import { isPatError, PatError } from '../shared/errors.js';
import type { SettingName } from './settings.js';

/** Reads one setting's text; @throws invalid with one sentence that names the setting. */
type Reader<T> = (name: SettingName, text: string) => T;

/** A wrong setting. Values of secret settings must not be passed as `problem`. */
export function wrong(name: SettingName, problem: string): PatError {
  return new PatError('invalid', `${name} ${problem}.`);
}

/** Reads with a rule of the core, whose reason then follows the name of the setting. */
export function byRule(rule: (text: string) => string): Reader<string> {
  return (name, text) => {
    try {
      return rule(text);
    } catch (error) {
      if (!isPatError(error, 'invalid', 'invalid_name')) throw error;
      throw wrong(name, `cannot be used: ${error.message.replace(/\.$/, '')}`);
    }
  };
}

export const port: Reader<number> = (name, text) => {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535) {
    throw wrong(name, `must be a port from 0 to 65535, not "${text}"`);
  }
  return value;
};

/** A whole number within bounds. */
export function count(min: number, max: number): Reader<number> {
  return (name, text) => {
    const value = Number(text);
    if (/^\d{1,16}$/.test(text) && value >= min && value <= max) return value;
    throw wrong(name, `must be a whole number from ${min} to ${max}, not "${text}"`);
  };
}

export const flag: Reader<boolean> = (name, text) => {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw wrong(name, `must be true or false, not "${text}"`);
};

export const onOff: Reader<boolean> = (name, text) => oneOf(['on', 'off'])(name, text) === 'on';

export function oneOf<const T extends string>(choices: readonly T[]): Reader<T> {
  return (name, text) => {
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) throw wrong(name, `must be one of ${choices.join(', ')}, not "${text}"`);
    return chosen;
  };
}

const label = '[\\p{L}\\p{N}]([\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?';
const hostName = new RegExp(`^${label}(\\.${label})*\\.?$`, 'u');

export const host: Reader<string> = (name, text) => {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  // What is made of digits and dots alone is a mistyped address, not a name.
  if (isIP(bare) || (hostName.test(text) && !/^[\d.]+$/.test(text))) return bare;
  throw wrong(name, `must be an IP address or a host name, not "${text}"`);
};

export const hostAndPort: Reader<string> = (name, text) => {
  const [, hostPart = text, portPart] = /^(.+?|\[.+\]):(\d{1,5})$/.exec(text) ?? [];
  if (isIP(text) === 6) return `[${text}]`;
  host(name, hostPart);
  if (portPart !== undefined) port(name, portPart);
  return text;
};

/** A base URL without its trailing slash. */
export const httpUrl: Reader<string> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw wrong(name, `must be a URL that begins with http:// or https://, not "${text}"`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw wrong(name, 'must be a URL without user, query and fragment');
  }
  return url.href.replace(/\/+$/, '');
};

/** A URL that something is sent to; it may have a query. */
export const targetUrl: Reader<string> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.hash) {
    // Its query may hold a secret: the text itself is not repeated.
    throw wrong(name, 'must be a URL that begins with http:// or https://, without user and fragment');
  }
  return url.href;
};

const minKeyCharacters = 16;

export const signingKey: Reader<string> = (name, text) => {
  if (text.length >= minKeyCharacters) return text;
  throw wrong(name, `must have at least ${minKeyCharacters} characters`);
};

/** An issuer identifier, exactly as its provider writes it. It says who people are: without TLS it is taken on this machine only. */
export const issuerUrl: Reader<string> = (name, text) => {
  httpUrl(name, text);
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return text;
  throw wrong(name, `must begin with https://, not "${text}"`);
};

/** `issuer audience, issuer audience` */
export const trustedIssuers: Reader<{ issuer: string; audience: string }[]> = (name, text) =>
  text.split(',').map((entry) => {
    const [issuer = '', audience, ...rest] = entry.trim().split(/\s+/);
    if (audience === undefined || rest.length > 0) {
      throw wrong(name, `must hold an issuer URL, a space and an audience, not "${entry.trim()}"`);
    }
    return { issuer: issuerUrl(name, issuer), audience };
  });

export const databaseUrl: Reader<string> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    // It may hold a password: the text itself is not repeated.
    throw wrong(name, 'must be a URL that begins with postgres:// or postgresql://');
  }
  return text;
};

/** Addresses and CIDR ranges, with commas or spaces between. */
export const addressRanges: Reader<string[]> = (name, text) => {
  const ranges = text.split(/[\s,]+/).filter((range) => range !== '');
  const bad = ranges.find((range) => !isAddressRange(range));
  if (bad === undefined) return ranges;
  throw wrong(name, `must hold IP addresses or CIDR ranges such as 10.0.0.0/8, not "${bad}"`);
};

function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
