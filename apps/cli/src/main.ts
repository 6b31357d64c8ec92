import { runProgram } from './program.js';
import { processTerminal } from './terminal.js';

// Who reads the output may leave early (`| head`): that is no failure, least of all of a server.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runProgram(process.argv.slice(2), processTerminal);
