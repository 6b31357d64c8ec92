import type { HTTPMethod } from 'webdav-server/lib/index.v2.js';
import type { DavContext } from '../context.js';
import { refuse } from '../response/refuse.js';

/** Answers one request. What it throws becomes the answer. */
type Handler = (context: DavContext) => Promise<void>;

/** A handler as the library's extension point wants it: with the unbuffered request body. */
export function asMethod(handler: Handler): HTTPMethod {
  return {
    isValidFor: () => true,
    chunked: (context, _body, done) => {
      const own = context as DavContext;
      handler(own)
        .catch((error: unknown) => refuse(own, error))
        .then(done, done);
    },
  };
}
