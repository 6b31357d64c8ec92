/** How users reach the doors: what answers name, and what tokens are issued by and for. */
export interface Addresses {
  /** Base URL of the REST door without a trailing slash; also the issuer of access tokens (RFC 8414 §2). */
  readonly rest: string;
  /** URL of the root of the WebDAV door, with its trailing slash; undefined: there is none. */
  readonly webdav?: string | undefined;
  /** undefined: there is none. */
  readonly sftp?: SftpAddress | undefined;
}

export interface SftpAddress {
  readonly host: string;
  readonly port: number;
  /** Of the host keys, as OpenSSH prints them: `SHA256:…`. */
  readonly fingerprints: readonly string[];
}
