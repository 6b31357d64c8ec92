import { describe, expect, it } from 'vitest';
import { guides } from './steps.js';

const addresses = {
  rest: 'https://files.example.org',
  webdav: 'https://files.example.org/dav/',
  sftp: { host: 'files.example.org', port: 2022, fingerprints: ['SHA256:abc'] },
};

function textOf(id: string, doors: ('rest' | 'webdav' | 'sftp')[] | null = null, of = addresses): string {
  const guide = guides(of, { login: 'alice', doors }).find((candidate) => candidate.id === id);
  return JSON.stringify(guide?.steps);
}

describe('the steps', () => {
  it('name the addresses, the user and the host key', () => {
    expect(textOf('windows')).toContain('net use P: https://files.example.org/dav/ /user:alice *');
    expect(textOf('windows')).not.toContain('BasicAuthLevel');
    expect(textOf('gnome')).toContain('davs://alice@files.example.org/dav/');
    expect(textOf('sftp')).toContain('sftp -P 2022 alice@files.example.org');
    for (const id of ['sftp', 'winscp', 'filezilla']) expect(textOf(id)).toContain('SHA256:abc');
  });

  it('say what Windows needs without HTTPS', () => {
    const webdav = 'http://127.0.0.1:8081/dav/';
    expect(textOf('windows', null, { ...addresses, webdav })).toContain('BasicAuthLevel');
    expect(textOf('gnome', null, { ...addresses, webdav })).toContain('dav://alice@127.0.0.1:8081/dav/');
  });

  it('are only those that the doors of the token allow', () => {
    const names = guides(addresses, { login: 'alice', doors: ['sftp'] }).map(({ id }) => id);
    expect(names).toEqual(['sftp', 'winscp', 'filezilla']);
    expect(guides({ ...addresses, sftp: null }, { login: 'alice', doors: ['sftp'] })).toEqual([]);
  });
});
