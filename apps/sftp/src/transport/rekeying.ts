import type { Clock } from '@patio/pat-core';
import type { Connection } from 'ssh2';
import type { SftpLimits } from '../options.js';
import { connectionInternals } from './ssh2-internals.js';

/**
 * Agrees on new keys after so many bytes or so much time, whichever comes first; checked whenever bytes arrive, so an
 * idle connection keeps its keys until it is used again. @see RFC 4253 §9
 */
export function rekeyRegularly(
  connection: Connection,
  limits: Pick<SftpLimits, 'rekeyBytes' | 'rekeyIntervalMs'>,
  clock: Clock,
): void {
  const { _sock: socket } = connectionInternals(connection);
  const bytesSoFar = () => socket.bytesRead + socket.bytesWritten;
  let bytesAtLastKeys = bytesSoFar();
  let timeOfLastKeys = clock();
  const remember = () => {
    bytesAtLastKeys = bytesSoFar();
    timeOfLastKeys = clock();
  };
  connection.on('rekey', remember);
  socket.on('data', () => {
    const due =
      bytesSoFar() - bytesAtLastKeys >= limits.rekeyBytes ||
      clock() - timeOfLastKeys >= limits.rekeyIntervalMs;
    if (!due) return;
    remember();
    connection.rekey();
  });
}
