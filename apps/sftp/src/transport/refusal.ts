import type { ServerChannel, Session } from 'ssh2';

const sentences = {
  shell: 'This server offers files over SFTP, no shell. Use sftp, scp, sshfs or any other SFTP client.\r\n',
  exec: 'This server runs no commands. Use SFTP; with scp leave out -O (OpenSSH 9 or newer uses SFTP by itself).\r\n',
};

/** Answers requests for shells and commands with one sentence and exit code 1, whatever the terminal. */
export function refuseShells(session: Session): void {
  session.on('pty', (accept) => accept?.());
  session.on('shell', (accept) => refuse(accept(), sentences.shell));
  session.on('exec', (accept) => refuse(accept(), sentences.exec));
}

function refuse(channel: ServerChannel | undefined, sentence: string): void {
  // No channel: this session has one already.
  if (!channel) return;
  channel.on('error', () => undefined);
  channel.resume();
  channel.stderr.write(sentence);
  channel.exit(1);
  channel.end();
}
