export const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const types = {
  access: 'urn:ietf:params:oauth:token-type:access_token',
  pat: 'urn:patio:params:oauth:token-type:personal-access-token',
};

/** What `/oauth/token` answers. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly issued_token_type: string;
  readonly expires_in: number;
  readonly scope?: string;
  readonly id_token?: string;
  readonly credentials?: {
    readonly webdav?: { readonly url: string; readonly username: string; readonly password: string };
    readonly sftp?: {
      readonly host: string;
      readonly port: number;
      readonly username: string;
      readonly password: string;
      readonly host_key_fingerprints: readonly string[];
    };
  };
}
