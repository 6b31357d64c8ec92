import type { ServerChannel, Session } from 'ssh2';

const sentence =
  'This server offers files over SFTP, no shell. Use sftp, scp, sshfs or any other SFTP client.\r\n';

/** Answers requests for shells with one sentence and exit code 1, whatever the terminal. */
export function refuseShells(session: Session): void {
  session.on('pty', (accept) => accept?.());
  session.on('shell', (accept) => refuse(accept()));
}

function refuse(channel: ServerChannel | undefined): void {
  // No channel: this session has one already.
  if (!channel) return;
  channel.on('error', () => undefined);
  channel.resume();
  channel.stderr.write(sentence);
  channel.exit(1);
  channel.end();
}
