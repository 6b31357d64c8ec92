import { queryOptions } from '@tanstack/react-query';
import { ApiError, ownHeaders, toApiError } from '../api/client.js';
import { contentOf } from '../files/paths.js';

/** So much of a text is shown. */
export const mostTextBytes = 256 * 1024;

/** A larger PDF would take too much of the browser's memory. */
export const mostPdfBytes = 50_000_000;

/** The beginning of a file as UTF-8; null when it is no text. */
export const textQuery = (id: string, etag: string) =>
  queryOptions({
    queryKey: ['text', id, etag],
    async queryFn({ signal }) {
      const headers = { Range: `bytes=0-${mostTextBytes - 1}` };
      const text = new TextDecoder().decode(await fetchContent(id, signal, headers));
      return text.includes('\0') ? null : text;
    },
    gcTime: 60_000,
    retry: false,
  });

/** A whole file. */
export const bytesQuery = (id: string, etag: string) =>
  queryOptions({
    queryKey: ['bytes', id, etag],
    queryFn: ({ signal }) => fetchContent(id, signal),
    gcTime: 0,
    retry: false,
  });

/** @throws ApiError */
async function fetchContent(
  id: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<ArrayBuffer> {
  const answer = await fetch(contentOf(id), { headers: { ...ownHeaders, ...headers }, signal }).catch(() => {
    throw new ApiError(0, 'The server cannot be reached.', undefined, {});
  });
  if (!answer.ok) throw toApiError(answer.status, await answer.json().catch(() => undefined));
  return answer.arrayBuffer();
}
