/**
 * Bits of the `permissions` attribute, as in POSIX `st_mode`. A server has to set the file type bits: clients of
 * version 3 tell folders from files by nothing else.
 *
 * @see draft-ietf-secsh-filexfer-02 §5
 */
export const FileMode = {
  S_IFMT: 0o170000,
  S_IFSOCK: 0o140000,
  S_IFLNK: 0o120000,
  S_IFREG: 0o100000,
  S_IFBLK: 0o060000,
  S_IFDIR: 0o040000,
  S_IFCHR: 0o020000,
  S_IFIFO: 0o010000,
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ISVTX: 0o1000,
} as const;
