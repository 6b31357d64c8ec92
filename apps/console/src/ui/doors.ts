/** What the doors are called where people read of them. */
export const doorNames = { rest: 'REST', webdav: 'WebDAV', sftp: 'SFTP', cli: 'command line' } as const;
