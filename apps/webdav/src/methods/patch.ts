import { type Conditions, isPatError, type NodeInfo, PatError } from '@patio/pat-core';
import type { DavContext } from '../context.js';
import { HttpError } from '../errors.js';
import { parseLength } from '../request/headers.js';
import { parseUpdateRange, partialUpdateType, positionIn } from '../request/update-range.js';

/**
 * PATCH: puts the body, which is streamed, into a part of a file. All of it is seen at once when it is complete; whatever goes
 * wrong, the old content stays.
 * @see RFC 5789, https://sabre.io/dav/http-patch/
 */
export async function patchContent(context: DavContext): Promise<void> {
  const { files, principal, path, conditions, response, location } = context;
  if (location.endsInSlash) throw new HttpError(405, 'A URL that ends in a slash is a folder.');
  const type = context.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== partialUpdateType) throw new HttpError(415, `A PATCH here is ${partialUpdateType}.`);
  const lengthBytes = parseLength(context.header('content-length'));
  if (lengthBytes === undefined) throw new HttpError(411, 'A PATCH has a Content-Length.');
  const update = parseUpdateRange(context.header('x-update-range'), lengthBytes);
  const options = { ...onSameContent(conditions), keepContent: true, mode: 'replace' } as const;
  const draft = await files.draft(principal, { path }, options).catch((error: unknown) => {
    // Nothing is created here, so a missing folder is no conflict: there is no such file.
    if (isPatError(error, 'parent_missing')) throw new HttpError(404, 'There is no such file.');
    throw error;
  });
  try {
    let position = positionIn(update, draft.sizeBytes);
    for await (const chunk of context.body()) {
      await draft.write(chunk, position);
      position += chunk.length;
    }
    const { node } = await draft.commit();
    response.writeHead(204, { ETag: `"${node.etag}"` }).end();
  } finally {
    await draft.discard();
  }
}

/** The conditions, and that the content is still the one that the first look found: the rest of the file comes from there. */
function onSameContent(conditions: Conditions): Conditions {
  let first: { readonly etag: string | undefined } | undefined;
  return {
    ...conditions,
    expect(current: NodeInfo | undefined) {
      if (conditions.expect?.(current) === false) return false;
      first ??= { etag: current?.etag };
      if (first.etag !== current?.etag) throw new PatError('conflict', 'The file was changed meanwhile.');
      return true;
    },
  };
}
