import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { mustRun } from '../harness/process.js';
import { type Site, startSite } from '../harness/site.js';

/** Prints as JSON what it saw; every call that fails ends it with a traceback. */
const script = `
import json, os, sys, io, paramiko
transport = paramiko.Transport((os.environ['SFTP_HOST'], int(os.environ['SFTP_PORT'])))
transport.connect(username='alice', password=os.environ['PATIO_TEST_TOKEN'])
sftp = paramiko.SFTPClient.from_transport(transport)
seen = {'home': sftp.normalize('.')}
body = os.urandom(3 * 1024 * 1024)
sftp.putfo(io.BytesIO(body), '/alice/up.bin', file_size=len(body), confirm=True)
back = io.BytesIO()
sftp.getfo('/alice/up.bin', back)
seen['unharmed'] = back.getvalue() == body
seen['size'] = sftp.stat('/alice/up.bin').st_size
sftp.mkdir('/alice/folder')
sftp.rename('/alice/up.bin', '/alice/folder/moved.bin')
seen['names'] = sorted(sftp.listdir('/alice'))
attributes = sftp.listdir_attr('/alice/folder')[0]
seen['longname'] = attributes.longname
with sftp.open('/alice/folder/moved.bin', 'r+') as file:
    file.seek(10)
    file.write(b'edited')
with sftp.open('/alice/folder/moved.bin', 'a') as file:
    file.write(b'appended')
with sftp.open('/alice/folder/moved.bin', 'rb') as file:
    file.prefetch()
    data = file.read()
seen['edited'] = data == body[:10] + b'edited' + body[16:] + b'appended'
try:
    sftp.stat('/alice/none')
except FileNotFoundError:
    seen['missing'] = True
try:
    sftp.open('/alice/folder/none/x', 'w')
except FileNotFoundError:
    seen['missingParent'] = True
sftp.posix_rename('/alice/folder/moved.bin', '/alice/last.bin')
sftp.utime('/alice/last.bin', (1577934245, 1577934245))
sftp.chmod('/alice/last.bin', 0o600)
seen['mtime'] = sftp.stat('/alice/last.bin').st_mtime
sftp.truncate('/alice/last.bin', 5)
seen['truncated'] = sftp.stat('/alice/last.bin').st_size
sftp.remove('/alice/last.bin')
sftp.rmdir('/alice/folder')
seen['left'] = sftp.listdir('/alice')
transport.close()
print(json.dumps(seen))
`;

describeWith(['/usr/bin/python3', 'python3-paramiko'], 'paramiko', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(async () => {
    await site?.remove();
  });

  it('does what Python programs do', async () => {
    const { host, port } = site.program.sftp;
    const env = { SFTP_HOST: host, SFTP_PORT: String(port), PATIO_TEST_TOKEN: site.alice.token };
    const seen = JSON.parse(await mustRun('/usr/bin/python3', ['-c', script], { env }));
    expect(seen).toEqual({
      home: '/alice',
      unharmed: true,
      size: 3 * 1024 * 1024,
      names: ['folder'],
      longname: expect.stringMatching(/^-rw.* alice .*moved\.bin$/),
      edited: true,
      missing: true,
      missingParent: true,
      mtime: 1577934245,
      truncated: 5,
      left: [],
    });
  });
});
