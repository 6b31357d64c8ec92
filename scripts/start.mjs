// `npm start`: makes ready what is missing, then runs `patio serve` in this very process, so that signals and the exit
// code need nobody to pass them on. `npm start -- --only sftp` passes flags on.
import { build, install, requireNode } from './build.mjs';

requireNode();
stopWithShell();
await install();
await build();

process.argv.splice(2, 0, 'serve');
await import('../apps/cli/dist/main.js');

/** npm runs this in a shell. A SIGTERM for npm ends the shell, which does not pass it on: its end is the signal then. */
function stopWithShell() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
  }, 100);
  watch.unref();
}
