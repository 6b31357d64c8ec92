import { ownHeaders, problemOf, toApiError, unreachable } from '../api/client.js';
import { encodePath } from '../files/paths.js';
import type { Sending, Transfer } from './transfer.js';

/** Sends a file in one request; `fetch` tells nothing of how far an upload is. */
export function sendWhole({ file, path, overwrite, onProgress }: Sending): Transfer {
  const request = new XMLHttpRequest();
  request.open('PUT', `/api/v1/files${encodePath(path)}`);
  for (const [name, value] of Object.entries(ownHeaders)) request.setRequestHeader(name, value);
  if (!overwrite) request.setRequestHeader('If-None-Match', '*');
  request.upload.onprogress = ({ loaded }) => onProgress(loaded);
  const done = new Promise<void>((resolve, reject) => {
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(toApiError(request.status, problemOf(request.responseText)));
    };
    request.onerror = () => reject(unreachable());
  });
  request.send(file);
  const stop = () => request.abort();
  return { done, pause: stop, cancel: stop };
}
