import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { Problem } from '../problem.js';
import { securityHeaders } from '../reply/security-headers.js';
import { writeReply } from '../reply/write.js';
import type { Route } from '../route.js';

/** Answers what is of the web console, and passes on what is not. */
export type Site = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Stands in the page where each answer has a nonce of its own. */
const noncePlaceholder = '__NONCE__';

/**
 * The built web console: its files below `/assets/`, which have a hash in their names, and one page for `/` and for what a browser opens
 * outside the paths of the routes. The routes' first segments are never shadowed, not even where there is no such route.
 */
export function openSite(folder: string | undefined, routes: readonly Route[]): Site {
  const page = folder === undefined ? undefined : join(folder, 'index.html');
  if (folder === undefined || page === undefined || !existsSync(page)) {
    return (request, _response, next) =>
      next(pathOf(request) === '/' ? new Problem('not_found', 'The web console is not built.') : undefined);
  }
  const html = readFileSync(page, 'utf8');
  const taken = new Set(routes.map((route) => firstSegment(route.path)));
  const assets = serveAssets(folder);

  return (request, response, next) => {
    const path = pathOf(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') next();
    else if (path.startsWith('/assets/')) assets(request, response, next);
    else if (path === '/' || (!taken.has(firstSegment(path)) && isOpenedByBrowser(request))) {
      const nonce = randomBytes(16).toString('base64');
      const headers = {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policy(nonce),
      };
      writeReply(request, response, { status: 200, headers, text: html.replaceAll(noncePlaceholder, nonce) });
    } else next();
  };
}

/** Scripts and styles from here alone, frames only of what the page itself has made (a PDF's preview); the nonce is for the style sheets that the components make as they need them. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "media-src 'self'",
    'frame-src blob:',
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The build has compressed what compresses. */
function serveAssets(folder: string): Site {
  const serve = express.static(join(folder, 'assets'), {
    index: false,
    redirect: false,
    immutable: true,
    maxAge: '1y',
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      response.setHeader('Vary', 'Accept-Encoding');
      if (!path.endsWith('.br')) return;
      response.setHeader('Content-Encoding', 'br');
      response.setHeader('Content-Type', mediaTypes[path.endsWith('.css.br') ? 'css' : 'js']);
    },
  }) as unknown as Site;
  return (request, response, next) => {
    const path = pathOf(request).slice('/assets'.length);
    const isCompressed = /\.(js|css)$/.test(path) && acceptsBrotli(request);
    request.url = isCompressed ? `${path}.br` : path;
    serve(request, response, next);
  };
}

const mediaTypes = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

function acceptsBrotli({ headers }: IncomingMessage): boolean {
  return /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers['accept-encoding'] ?? ''));
}

function isOpenedByBrowser({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] || '/';
}

function firstSegment(path: string): string {
  return path.split('/', 2)[1] ?? '';
}
