import { ApiError, ownHeaders, toApiError } from '../api/client.js';
import { encodePath } from './paths.js';

export interface Sending {
  readonly done: Promise<void>;
  cancel(): void;
}

/** Sends one file; `fetch` tells nothing of how far an upload is. A file that is there is not replaced unless that is asked for. */
export function sendFile(
  path: string,
  file: File,
  overwrite: boolean,
  onProgress: (share: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  request.open('PUT', `/api/v1/files${encodePath(path)}`);
  for (const [name, value] of Object.entries(ownHeaders)) request.setRequestHeader(name, value);
  if (!overwrite) request.setRequestHeader('If-None-Match', '*');
  request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
  const done = new Promise<void>((resolve, reject) => {
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(toApiError(request.status, parsed(request.responseText)));
    };
    request.onerror = () => reject(new ApiError(0, 'The server cannot be reached.', undefined, {}));
    request.onabort = () => reject(new ApiError(0, 'Cancelled.', 'cancelled', {}));
  });
  request.send(file);
  return { done, cancel: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
