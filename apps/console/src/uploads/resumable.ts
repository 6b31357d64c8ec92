import type { DetailedError, Upload, UploadOptions } from 'tus-js-client';
import { type ApiError, ownHeaders, problemOf, toApiError, unreachable } from '../api/client.js';
import type { Sending, Transfer } from './transfer.js';

/** After so many milliseconds a lost connection is tried again; from the first on whenever something has arrived between. */
const retryDelays = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** Sends a large file by tus. What was begun before, also before the page was loaded again, is gone on with. */
export function sendResumable(sending: Sending): Transfer {
  let upload: Upload | undefined;
  let isStopped = false;
  const done = (async () => {
    const tus = await import('tus-js-client').catch(() => {
      throw unreachable();
    });
    await new Promise<void>((resolve, reject) => {
      const onError = (error: Error) => reject(toError(error));
      const begun = new tus.Upload(sending.file, {
        ...optionsOf(sending),
        onSuccess: () => resolve(),
        onError,
      });
      upload = begun;
      begun
        .findPreviousUploads()
        .then(([previous]) => {
          if (isStopped) return;
          if (previous) begun.resumeFromPreviousUpload(previous);
          begun.start();
        })
        .catch(onError);
    });
  })();
  const stop = (giveUp: boolean) => {
    isStopped = true;
    // Who cancels does not wait for the server, which gives up by itself in a day.
    void upload?.abort(giveUp).catch(() => undefined);
  };
  return { done, pause: () => stop(false), cancel: () => stop(true) };
}

function optionsOf({ file, path, overwrite, onProgress }: Sending): UploadOptions {
  return {
    endpoint: '/api/v1/uploads',
    headers: ownHeaders,
    metadata: {
      path,
      modifiedAt: new Date(file.lastModified).toISOString(),
      ...(overwrite && { overwrite: 'true' }),
    },
    fingerprint: async () =>
      ['patio', path, file.size, file.lastModified, overwrite ? 'replace' : 'create'].join('|'),
    removeFingerprintOnSuccess: true,
    retryDelays,
    onShouldRetry: isWorthRetrying,
    onProgress: (sentBytes) => onProgress(sentBytes),
  };
}

/** Whether the connection or the server is at fault; a conflict of offsets ends when the offset is asked for again. */
function isWorthRetrying({ originalResponse }: DetailedError): boolean {
  if (!originalResponse) return true;
  const status = originalResponse.getStatus();
  if (status === 409) return toApiError(status, problemOf(originalResponse.getBody())).code === 'conflict';
  return (
    status === 0 || status === 423 || status === 429 || status === 500 || status === 502 || status === 503
  );
}

function toError(error: Error | DetailedError): ApiError {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) return unreachable();
  return toApiError(response.getStatus(), problemOf(response.getBody()));
}
