export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, through which token, with which scopes and limits */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file's content */
        get: operations["downloadFile"];
        /**
         * Create a file or replace its content
         * @description Atomic: until every byte is stored and rights, locks and conditions have been checked again, the old content stays. Rights and conditions are checked before `100 Continue` is sent.
         */
        put: operations["uploadFile"];
        post?: never;
        /** Delete what is at a path: a file, or a folder with all below it */
        delete: operations["deleteFile"];
        options?: never;
        /** Ask for the headers of a file's content */
        head: operations["inspectFile"];
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file's content */
        get: operations["downloadContent"];
        /**
         * Replace a file's content
         * @description Atomic: until every byte is stored and rights, locks and conditions have been checked again, the old content stays. Rights and conditions are checked before `100 Continue` is sent.
         */
        put: operations["replaceContent"];
        post?: never;
        delete?: never;
        options?: never;
        /** Ask for the headers of a file's content */
        head: operations["inspectContent"];
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a file or folder by its path */
        get: operations["findNode"];
        put?: never;
        /** Create a folder */
        post: operations["createFolder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a file or folder */
        get: operations["getNode"];
        put?: never;
        post?: never;
        /**
         * Delete a file, or a folder with all below it
         * @description It goes to the recycle bin.
         */
        delete: operations["deleteNode"];
        options?: never;
        head?: never;
        /**
         * Rename or move a file or folder
         * @description It keeps its UUID. Costs the same whatever is below.
         */
        patch: operations["moveNode"];
        trace?: never;
    };
    "/api/v1/nodes/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a file, or a folder with all below it */
        post: operations["copyNode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is in a folder, by name
         * @description Names are ordered by their UTF-8 bytes. A page stays right while others add and remove files.
         */
        get: operations["listChildren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find files and folders by a part of their name
         * @description Everywhere below a folder, as far as the caller may see. Ordered by name. One search looks at 200 000 files and folders at most.
         */
        get: operations["searchNodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what others share with the caller
         * @description Files and folders of others at which a right of the caller begins, by path.
         */
        get: operations["listShared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much space is used, and left
         * @description That of whoever owns the file or folder; WebDAV tells the same (RFC 4331), and SFTP by `df`.
         */
        get: operations["getQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recycle-bin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was deleted, newest first
         * @description What was deleted through any door, as far as the caller could read it where it was. A page may be shorter than asked for and still have a next one.
         */
        get: operations["listRecycleBin"];
        put?: never;
        post?: never;
        /**
         * Remove all that was deleted for good
         * @description All that the caller may; the rest stays.
         */
        delete: operations["emptyRecycleBin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recycle-bin/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put back what was deleted
         * @description With all below it, its UUID, grants and properties. `conflict` says that its folder was deleted too, `already_exists` that its place is taken: then `path` says where else to put it.
         */
        post: operations["restoreFromRecycleBin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recycle-bin/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove something deleted for good
         * @description With what had been deleted out of it before.
         */
        delete: operations["purgeFromRecycleBin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a resumable upload (tus 1.0.0)
         * @description For any client of the tus protocol. The keys of the metadata: `path`, the whole path of the new file, or `parentId` and `filename`; `modifiedAt` (RFC 3339), the time that the file gets; `overwrite`, `true` to replace a file that is there. The body may hold the first bytes. Nobody sees anything before the last byte has come; then the file is created or replaced atomically. The size is set aside from the quota until then.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give an upload up */
        delete: operations["abortUpload"];
        options?: never;
        /**
         * Ask how far an upload is
         * @description Ends a request that still sends to it: its client has begun again.
         */
        head: operations["inspectUpload"];
        /**
         * Send bytes of an upload
         * @description What arrives before the connection breaks stays. With the last byte the file is made; when that is refused, the offset stays one byte before the end, so that it can be tried again.
         */
        patch: operations["appendToUpload"];
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your tokens
         * @description A token with scopes sees itself only. Tokens that came to their end are listed for 30 days. With `unusedDays` administrators see those of all users.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token for yourself
         * @description Within the policy. A token with scopes or limits makes none.
         */
        post: operations["mintToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a token */
        get: operations["getToken"];
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description Ends it at once on every door. A token with scopes may revoke itself, and no other.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        /**
         * Rename or narrow a token
         * @description What is wider than it was is refused: make a new token for that.
         */
        patch: operations["updateToken"];
        trace?: never;
    };
    "/api/v1/tokens/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a token a new secret
         * @description The old secret ends at once, or after `overlapSeconds`. Using it after that ends the token itself: somebody has kept a copy.
         */
        post: operations["rotateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{login}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's tokens */
        get: operations["listUserTokens"];
        put?: never;
        /** Make a token for a user */
        post: operations["mintUserToken"];
        /**
         * Revoke all of a user's tokens
         * @description Ends them at once on every door; your own with the one in use, or, as administrator, those of anybody.
         */
        delete: operations["revokeUserTokens"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ssh-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an SSH key open the SFTP door for you
         * @description The key is a token of kind `ssh_key`: it is listed, narrowed and revoked with the others. A token with scopes or limits adds none.
         */
        post: operations["addSshKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{login}/ssh-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an SSH key open the SFTP door for a user */
        post: operations["addUserSshKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be told when tokens are used or change
         * @description Server-sent events, all named `token`, within a second or two, from whichever door and process. `data` is JSON: `tokenId` (null: any of them may have changed, also while there was no connection) and `use`, which is null or has `at`, `door`, `address` and `client`. Of one token at one door a use is told at most once a minute. The stream ends with the token or session that asked for it. At most 20 can be open for a user.
         */
        get: operations["followTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what tokens may be */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what tokens may be
         * @description For administrators. Tokens beyond the policy are blocked at once, and good again when it allows them.
         */
        patch: operations["updatePolicy"];
        trace?: never;
    };
    "/api/v1/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where clients connect */
        get: operations["getConnect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{login}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a user has grants
         * @description Yours, or, as administrator, those of anybody; by path, at most 1000.
         */
        get: operations["listUserGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the grants on a node and on the folders above it */
        get: operations["listGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}/grants/{login}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user's grant on this very node */
        get: operations["getGrant"];
        /** Set a user's grant on a node and all below it */
        put: operations["setGrant"];
        post?: never;
        /** Withdraw a user's grant on a node */
        delete: operations["removeGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workspaces
         * @description Administrators see all, others those they can reach.
         */
        get: operations["listWorkspaces"];
        put?: never;
        /** Create a workspace */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["listUsers"];
        put?: never;
        /** Create a user with a personal workspace */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{login}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a user
         * @description Administrators see everybody, others themselves.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** Delete a user with tokens, grants and personal workspace */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /** Disable, enable or change a user */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{login}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a user out of the console everywhere
         * @description Yourself, or, as administrator, anybody. Tokens stay.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{login}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who a user is at identity providers */
        get: operations["listIdentities"];
        put?: never;
        /** Let somebody sign in as a user by an identity provider */
        post: operations["linkIdentity"];
        /**
         * Take an identity away from a user
         * @description Ends the sessions of the user too.
         */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a token for a short-lived access token
         * @description RFC 8693. The token is sent as `subject_token`, or as Bearer or Basic. What is issued is never wider than it, never lasts longer, and ends with it.
         */
        post: operations["exchangeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what a token that you hold is good for
         * @description RFC 7662. The caller authenticates with a token of its own, as Bearer, as Basic or in the form.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a token that you hold
         * @description RFC 7009. Ends the token and all that was exchanged from it, at once, on every door. Also 200 when there is no such token.
         */
        post: operations["revokeHeldToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the endpoints are, RFC 8414 */
        get: operations["getServerMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for OpenID Connect libraries */
        get: operations["getOpenIdConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that access tokens are verified with, RFC 7517 */
        get: operations["getSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and how one can sign in */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to the console with a password
         * @description The session acts in REST as the user, through a cookie. Needs the header `Patio-Console` (any value), which pages of other sites cannot send.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out of the console in this browser
         * @description Needs the header `Patio-Console` (any value), which pages of other sites cannot send.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out of the console in all browsers
         * @description Ends all sessions of the user; tokens stay. Needs the header `Patio-Console` (any value), which pages of other sites cannot send.
         */
        post: operations["signOutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in to the console at the identity provider
         * @description To be navigated to by the browser.
         */
        get: operations["startOidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the identity provider sends the browser back to
         * @description Checks state, nonce and PKCE. Goes on to the console. When nobody is signed in, its address has `?sign-in=` with `refused` (nobody here who may sign in), `failed` (not confirmed by the provider, or not begun in this browser), `off` (no provider is set up) or `unavailable`.
         */
        get: operations["finishOidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say whether a token may do something, and what decides
         * @description The answer comes from the functions that the doors decide with. Ask about your own tokens, as administrator about any; by `path` or by `node`.
         */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report tokens that were found in public
         * @description For secret scanners, as in GitHub's partner programme: the body is signed with ECDSA P-256 and SHA-256 by a key that the setting PATIO_LEAK_KEYS names. Tokens among it are revoked at once with all that was exchanged from them. A report can come again.
         */
        post: operations["reportLeaks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that nobody changed, removed or inserted entries
         * @description For administrators. Goes through the whole chain: takes its time when there is much.
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, newest first
         * @description Administrators see everything, others what they did themselves.
         */
        get: operations["readAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All entries that the filters leave, the oldest first, as a file
         * @description For administrators; that it was done is in the audit. In CSV what a spreadsheet would take for a formula has an apostrophe before it.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Doors, versions, storage, background work and requests per minute
         * @description For administrators.
         */
        get: operations["getServerHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Database and storage answer */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters and durations for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as OpenAPI 3.1 */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as a page to read */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the type of a problem document means */
        get: operations["explainProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 problem document */
        Problem: {
            /** @description Stable reference of the kind of problem */
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "unauthenticated" | "forbidden" | "insufficient_scope" | "not_found" | "parent_missing" | "already_exists" | "not_a_folder" | "is_a_folder" | "not_empty" | "invalid" | "invalid_name" | "conflict" | "locked" | "precondition_failed" | "range_not_satisfiable" | "too_large" | "insufficient_storage" | "incomplete" | "too_many_requests" | "unsupported" | "unavailable" | "internal" | "method_not_allowed" | "unsupported_media_type" | "expectation_failed" | "headers_too_large" | "request_timeout";
            /** @description What went wrong this time, for a person */
            detail: string;
            /** @description The fields that were refused */
            errors?: {
                field: string;
                reason: string;
            }[];
            /** @description Names this very occurrence in the log */
            instance?: string;
        };
        LoginRequest: {
            /** @description Name of a user */
            login: string;
            password: string;
        };
        /** @description Who is signed in to the console in this browser */
        Session: {
            /** @description How one can sign in; `oidc`: by going to `/auth/oidc/start` */
            ways: {
                password: boolean;
                oidc: boolean;
            };
            /** @description null: nobody is signed in */
            session: {
                /**
                 * Format: uuid
                 * @description UUID of a token, not its secret
                 */
                id: string;
                /** @description Name of a user */
                login: string;
                isAdmin: boolean;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description Ends then, if it is not used
                 */
                idleUntil: string;
                /**
                 * Format: date-time
                 * @description Ends then at the latest
                 */
                expiresAt: string;
            } | null;
        };
        TokenExchange: {
            /** @constant */
            grant_type: "urn:ietf:params:oauth:grant-type:token-exchange";
            /** @description What is exchanged; without it the token that the client authenticates with */
            subject_token?: string;
            /**
             * @description Needed with `subject_token`
             * @enum {string}
             */
            subject_token_type?: "urn:ietf:params:oauth:token-type:access_token" | "urn:ietf:params:oauth:token-type:jwt" | "urn:patio:params:oauth:token-type:personal-access-token";
            /** @description Who acts for the subject */
            actor_token?: string;
            /**
             * @description Needed with `actor_token`
             * @enum {string}
             */
            actor_token_type?: "urn:ietf:params:oauth:token-type:access_token" | "urn:ietf:params:oauth:token-type:jwt" | "urn:patio:params:oauth:token-type:personal-access-token";
            /** @enum {string} */
            requested_token_type?: "urn:ietf:params:oauth:token-type:access_token" | "urn:ietf:params:oauth:token-type:jwt";
            /** @description Scopes with blanks between, each within those of the token; none: all that it has */
            scope?: string;
            /** @description URL of this Patio or of its WebDAV door; may be repeated */
            resource?: string;
            /** @description The same */
            audience?: string;
            /** @description Wanted lifetime in seconds; default 900, at most 3600 and never beyond the token */
            expires_in?: string;
            /** @description The login, or the id of the token */
            client_id?: string;
            /** @description The token, when it is not sent in `Authorization` */
            client_secret?: string;
        };
        TokenForm: {
            token: string;
            /** @description Not needed */
            token_type_hint?: string;
            /** @description The login, or the id of the token */
            client_id?: string;
            /** @description The token, when it is not sent in `Authorization` */
            client_secret?: string;
        };
        TokenResponse: {
            /** @description JWT (RFC 9068) */
            access_token: string;
            issued_token_type: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds */
            expires_in: number;
            /** @description Absent: all that the user may do */
            scope?: string;
            /** @description With the scope `openid` */
            id_token?: string;
            /** @description With the scope `credentials`: for clients of WebDAV and SFTP */
            credentials?: {
                webdav?: {
                    url: string;
                    username: string;
                    /** @description Opaque, 55 characters */
                    password: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, in UTC
                     */
                    expires_at: string;
                };
                sftp?: {
                    host: string;
                    port: number;
                    username: string;
                    password: string;
                    host_key_fingerprints: string[];
                    /**
                     * Format: date-time
                     * @description RFC 3339, in UTC
                     */
                    expires_at: string;
                };
            };
        };
        /** @description RFC 7662 §2.2; of a token that is no good only `active` */
        Introspection: {
            active: boolean;
            iss?: string;
            sub?: string;
            username?: string;
            client_id?: string;
            /** @constant */
            token_type?: "Bearer";
            jti?: string;
            iat?: number;
            nbf?: number;
            exp?: number;
            aud?: string | string[];
            scope?: string;
            act?: {
                sub: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description RFC 6749 §5.2; `error` is the code, `error_description` says it to people */
        OAuthError: {
            error: string;
            error_description: string;
        };
        JwkSet: {
            keys: ({
                kid: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /** @description RFC 8414 §2 */
        AuthorizationServerMetadata: {
            issuer: string;
            token_endpoint: string;
            jwks_uri: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Who did what, through which door and token, from where, with what result */
        AuditEntry: {
            id: number;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            at: string;
            userId: string | null;
            /** @description As known or, for failed logins, as given */
            login: string | null;
            tokenId: string | null;
            /** @enum {string} */
            door: "rest" | "webdav" | "sftp" | "cli";
            address: string | null;
            operation: string;
            nodeId: string | null;
            /** @description The path at that time */
            path: string | null;
            /** @description `ok`, or the code of the error that refused it */
            result: string;
            detail: {
                [key: string]: unknown;
            } | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
        };
        /** @description What became of checking the chain of the audit */
        AuditVerification: {
            /** @description How many sealed entries were looked at */
            entries: number;
            days: {
                /** Format: date */
                day: string;
                entries: number;
                /** @description Head of the chain at the end of the day, SHA-256 in hex */
                hash: string;
                /** @description When its entries were removed for their age */
                prunedAt: string | null;
            }[];
            /** @description At most 1000 of them; none: nobody changed the audit since it was sealed */
            problems: {
                /** @enum {string} */
                kind: "changed" | "missing" | "inserted" | "chain";
                day: string | null;
                entryId: number | null;
                detail: string;
            }[];
        };
        /** @description A file or folder */
        Node: {
            /** @description null for `/`, the list of workspaces */
            id: string | null;
            path: string;
            name: string;
            /** @enum {string} */
            kind: "file" | "folder";
            /** @description Bytes of a file; 0 for a folder */
            sizeBytes: number;
            /** @description As in the ETag header, with its quotes; can be sent in If-Match as it is */
            etag: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            modifiedAt: string;
            owner: string | null;
            /** @description What the caller may do here through this token */
            permissions: {
                read: boolean;
                write: boolean;
            };
        };
        /** @description A WebDAV lock: others are refused changes at every door */
        Lock: {
            /** @description Name of a user */
            holder: string;
            /** @description What was locked: the file or folder itself, or a folder above it */
            path: string;
            /** @enum {string} */
            scope: "exclusive" | "shared";
            /**
             * @description `infinity`: with all that is below
             * @enum {string}
             */
            depth: "0" | "infinity";
            /**
             * Format: date-time
             * @description When it was taken or last renewed
             */
            renewedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            expiresAt: string;
        };
        /** @description A file or folder, with the locks that cover it */
        NodeDetails: {
            /** @description null for `/`, the list of workspaces */
            id: string | null;
            path: string;
            name: string;
            /** @enum {string} */
            kind: "file" | "folder";
            /** @description Bytes of a file; 0 for a folder */
            sizeBytes: number;
            /** @description As in the ETag header, with its quotes; can be sent in If-Match as it is */
            etag: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            modifiedAt: string;
            owner: string | null;
            /** @description What the caller may do here through this token */
            permissions: {
                read: boolean;
                write: boolean;
            };
            /** @description The locks that cover it */
            locks: components["schemas"]["Lock"][];
        };
        NodePage: {
            items: components["schemas"]["Node"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
        };
        /** @description Where clients reach the doors */
        Connect: {
            /** @description Base URL of REST, without a trailing slash */
            rest: string;
            /** @description URL of the root of WebDAV; null: not served */
            webdav: string | null;
            /** @description null: not served */
            sftp: {
                host: string;
                port: number;
                /** @description Of the host keys, as OpenSSH prints them: `SHA256:…` */
                fingerprints: string[];
            } | null;
        };
        /** @description Whether a token may do something, and why */
        Explanation: {
            /** @description Whether rights, limits and locks let it; what is there already and quotas do not count */
            allowed: boolean;
            /**
             * @description What the answer turns on; `token`: it is over, or not yet begun
             * @enum {string}
             */
            decidedBy: "token" | "user" | "policy" | "door" | "network" | "path" | "grant" | "scope" | "restriction" | "lock";
            /** @description A sentence for a person */
            reason: string;
            grants: {
                /**
                 * Format: uuid
                 * @description UUID of a file or folder; kept when it is renamed or moved
                 */
                nodeId: string;
                path: string;
                /** @description Name of a user */
                login: string;
                /**
                 * @description Read, write, or both
                 * @enum {string}
                 */
                permission: "r" | "w" | "rw";
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC
                 */
                createdAt: string;
            }[];
            /** @description Those of the token that name the file or a folder above it */
            scopes: string[];
            /** @description Those in the way, by the path that is locked */
            locks: {
                path: string;
                holder: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC
                 */
                expiresAt: string;
            }[];
        };
        Grant: {
            /**
             * Format: uuid
             * @description The node that carries the grant: the one asked about or a folder above it
             */
            nodeId: string;
            path: string;
            /** @description Name of a user */
            login: string;
            /**
             * @description Read, write, or both
             * @enum {string}
             */
            permission: "r" | "w" | "rw";
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
        };
        GrantList: {
            items: components["schemas"]["Grant"][];
        };
        GrantRequest: {
            /**
             * @description Read, write, or both
             * @enum {string}
             */
            permission: "r" | "w" | "rw";
        };
        /** @description How the server is */
        ServerHealth: {
            /** @description Of Patio */
            version: string;
            nodeVersion: string;
            /**
             * Format: date-time
             * @description When the process that answers began
             */
            startedAt: string;
            /** @description Where clients reach them */
            doors: {
                /** @description null: this process does not serve it */
                rest: string | null;
                /** @description null: this process does not serve it */
                webdav: string | null;
                /** @description null: this process does not serve it */
                sftp: string | null;
            };
            database: {
                /** @enum {string} */
                kind: "postgresql" | "embedded";
                version: string;
            };
            storage: {
                /** @description Files, folders and workspaces */
                nodes: number;
                /** @description Different contents */
                blobs: number;
                /** @description What the contents take */
                usedBytes: number;
                /** @description Of the disk that has the data directory */
                freeBytes: number;
                /** @description Bytes */
                totalBytes: number;
            };
            /** @description What removes what no file holds any more; in the process that answers */
            collector: {
                sweptAt: string | null;
                isWorking: boolean;
            };
            webhook: {
                isConfigured: boolean;
                /** @description Events that wait for delivery */
                waiting: number;
                oldestAt: string | null;
            };
            /** @description Since the process that answers began */
            loginFailures: {
                door: string;
                failed: number;
                blocked: number;
            }[];
            /** @description Of all processes on this database; minutes without requests are left out */
            traffic: {
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC
                 */
                since: string;
                minutes: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, in UTC
                     */
                    minute: string;
                    /** @enum {string} */
                    door: "rest" | "webdav" | "sftp" | "cli";
                    requests: number;
                    /** @description For what the caller asked or is (4xx) */
                    refused: number;
                    /** @description For a fault of ours (5xx) */
                    failed: number;
                }[];
            };
        };
        /** @description Somebody at an identity provider */
        Identity: {
            /**
             * Format: uri
             * @description The provider, as it calls itself (`iss`)
             */
            issuer: string;
            /** @description The person, as the provider calls it (`sub`) */
            subject: string;
        };
        Identities: {
            items: {
                issuer: string;
                subject: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, in UTC
                 */
                createdAt: string;
            }[];
        };
        /** @description Strings found in public that may be tokens */
        LeakReport: {
            /** @description What was found */
            token: string;
            /** @description What its finder takes it for */
            type?: string;
            /** @description Where it was found */
            url?: string;
            /** @description In what it was found */
            source?: string;
        }[];
        LeakVerdicts: {
            /** @description SHA-256 of the token, in Base64 */
            token_hash: string;
            token_type: string;
            /**
             * @description `true_positive`: it is, or was, a token of this server, and opens nothing any more
             * @enum {string}
             */
            label: "true_positive" | "false_positive";
        }[];
        /** @description A token without its secret */
        Token: {
            /**
             * Format: uuid
             * @description UUID of a token, not its secret
             */
            id: string;
            /**
             * @description `pat` and `ssh_key` are made by users; the others live for a short time
             * @enum {string}
             */
            kind: "pat" | "access_token" | "credential" | "ssh_key" | "session" | "external";
            /** @description The token it was exchanged from */
            parentId: string | null;
            /** @description Name of a user */
            login: string;
            /** @description What the token is for, in the words of its owner */
            name: string;
            /** @description Of an SSH key, as OpenSSH shows it: `SHA256:…` */
            fingerprint: string | null;
            /** @description `node:UUID:r|w|rw` and named scopes; empty: all that the user may do */
            scopes: string[];
            /** @description Where it may be used; null: at all doors */
            doors: ("rest" | "webdav" | "sftp")[] | null;
            /** @description From which addresses, as CIDR; null: from everywhere */
            networks: string[] | null;
            /** @description Not valid earlier */
            notBefore: string | null;
            /** @description What it may not do although its scopes would allow it */
            restrictions: ("read-only" | "no-overwrite" | "no-delete")[];
            /** @description How often it may authenticate; null: no limit */
            maxUses: number | null;
            /** @description How often it did; counted only with `maxUses` */
            uses: number;
            /**
             * @description `pending`: not valid yet; `exhausted`: used up; `blocked`: see `blockedReason`
             * @enum {string}
             */
            status: "active" | "pending" | "expired" | "exhausted" | "revoked" | "blocked";
            /** @description Why the policy, or the state of its user, does not let it be used */
            blockedReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
            /** @description The hard limit */
            expiresAt: string | null;
            /** @description Expires when unused for so long; each use renews it */
            autoRefreshSeconds: number | null;
            /** @description When it ends if it is not used again; null: never */
            endsAt: string | null;
            /** @description The nearest of 60, 30, 7 and 1 days before the hard limit that has been passed */
            expiryWarningDays: number | null;
            lastUsedAt: string | null;
            lastUsedDoor: ("rest" | "webdav" | "sftp" | "cli") | null;
            lastUsedAddress: string | null;
            /** @description What the client called itself */
            lastUsedClient: string | null;
            revokedAt: string | null;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
        };
        /** @description A new token or new secret */
        MintedToken: {
            /**
             * Format: uuid
             * @description UUID of a token, not its secret
             */
            id: string;
            /**
             * @description `pat` and `ssh_key` are made by users; the others live for a short time
             * @enum {string}
             */
            kind: "pat" | "access_token" | "credential" | "ssh_key" | "session" | "external";
            /** @description The token it was exchanged from */
            parentId: string | null;
            /** @description Name of a user */
            login: string;
            /** @description What the token is for, in the words of its owner */
            name: string;
            /** @description Of an SSH key, as OpenSSH shows it: `SHA256:…` */
            fingerprint: string | null;
            /** @description `node:UUID:r|w|rw` and named scopes; empty: all that the user may do */
            scopes: string[];
            /** @description Where it may be used; null: at all doors */
            doors: ("rest" | "webdav" | "sftp")[] | null;
            /** @description From which addresses, as CIDR; null: from everywhere */
            networks: string[] | null;
            /** @description Not valid earlier */
            notBefore: string | null;
            /** @description What it may not do although its scopes would allow it */
            restrictions: ("read-only" | "no-overwrite" | "no-delete")[];
            /** @description How often it may authenticate; null: no limit */
            maxUses: number | null;
            /** @description How often it did; counted only with `maxUses` */
            uses: number;
            /**
             * @description `pending`: not valid yet; `exhausted`: used up; `blocked`: see `blockedReason`
             * @enum {string}
             */
            status: "active" | "pending" | "expired" | "exhausted" | "revoked" | "blocked";
            /** @description Why the policy, or the state of its user, does not let it be used */
            blockedReason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
            /** @description The hard limit */
            expiresAt: string | null;
            /** @description Expires when unused for so long; each use renews it */
            autoRefreshSeconds: number | null;
            /** @description When it ends if it is not used again; null: never */
            endsAt: string | null;
            /** @description The nearest of 60, 30, 7 and 1 days before the hard limit that has been passed */
            expiryWarningDays: number | null;
            lastUsedAt: string | null;
            lastUsedDoor: ("rest" | "webdav" | "sftp" | "cli") | null;
            lastUsedAddress: string | null;
            /** @description What the client called itself */
            lastUsedClient: string | null;
            revokedAt: string | null;
            /** @description The secret itself, shown this once */
            token: string;
        };
        /** @description With neither limit the token never expires; with both it slides up to the hard limit */
        TokenRequest: {
            /** @description What the token is for, in the words of its owner */
            name: string;
            /** @description `node:UUID:r|w|rw` and named scopes; none: all that the user may do */
            scopes?: string[];
            /**
             * Format: date-time
             * @description Hard limit; in the future
             */
            expiresAt?: string;
            /** @description Expire when unused for so long */
            autoRefreshSeconds?: number;
            /** @description Where it may be used; not given: at all doors */
            doors?: ("rest" | "webdav" | "sftp")[];
            /** @description From which addresses, as CIDR; not given: from everywhere */
            networks?: string[];
            /**
             * Format: date-time
             * @description Not valid earlier
             */
            notBefore?: string;
            /** @description `read-only`: changes nothing; `no-overwrite`: replaces nothing; `no-delete`: deletes, moves and renames nothing */
            restrictions?: ("read-only" | "no-overwrite" | "no-delete")[];
            /** @description How often it may authenticate */
            maxUses?: number;
        };
        /** @description A key with the limits of a token */
        SshKeyRequest: {
            /** @description What the token is for, in the words of its owner */
            name: string;
            /** @description `node:UUID:r|w|rw` and named scopes; none: all that the user may do */
            scopes?: string[];
            /**
             * Format: date-time
             * @description Hard limit; in the future
             */
            expiresAt?: string;
            /** @description Expire when unused for so long */
            autoRefreshSeconds?: number;
            /** @description Where it may be used; not given: at all doors */
            doors?: ("rest" | "webdav" | "sftp")[];
            /** @description From which addresses, as CIDR; not given: from everywhere */
            networks?: string[];
            /**
             * Format: date-time
             * @description Not valid earlier
             */
            notBefore?: string;
            /** @description `read-only`: changes nothing; `no-overwrite`: replaces nothing; `no-delete`: deletes, moves and renames nothing */
            restrictions?: ("read-only" | "no-overwrite" | "no-delete")[];
            /** @description How often it may authenticate */
            maxUses?: number;
            /** @description One line as in a `.pub` file: Ed25519, ECDSA, or RSA of 2048 bits or more */
            publicKey: string;
        };
        /** @description Only what is given is changed, at once and everywhere; limits only become narrower */
        TokenChanges: {
            /** @description What the token is for, in the words of its owner */
            name?: string;
            /** @description Only narrower than they are */
            scopes?: string[];
            /**
             * Format: date-time
             * @description Hard limit; only earlier than it is
             */
            expiresAt?: string;
            /** @description Only shorter than it is */
            autoRefreshSeconds?: number;
            /** @description Where it may be used; not given: at all doors */
            doors?: ("rest" | "webdav" | "sftp")[];
            /** @description From which addresses, as CIDR; not given: from everywhere */
            networks?: string[];
            /**
             * Format: date-time
             * @description Not valid earlier
             */
            notBefore?: string;
            /** @description `read-only`: changes nothing; `no-overwrite`: replaces nothing; `no-delete`: deletes, moves and renames nothing */
            restrictions?: ("read-only" | "no-overwrite" | "no-delete")[];
            /** @description How often it may authenticate */
            maxUses?: number;
        };
        RotateRequest: {
            /** @description How long the old secret stays good beside the new one; not given: it ends at once */
            overlapSeconds?: number;
        };
        Revocation: {
            /** @description How many tokens were ended */
            revoked: number;
        };
        /** @description The caller */
        Me: {
            /** Format: uuid */
            id: string;
            /** @description Name of a user */
            login: string;
            isAdmin: boolean;
            /** @description What this request came with, with its limits; scopes: those that are left of an exchanged one */
            token: components["schemas"]["Token"];
        };
        /** @description A new folder: either `path`, or `parentId` and `name` */
        FolderRequest: {
            /** @description The whole new path; instead of `parentId` and `name` */
            path?: string;
            /**
             * Format: uuid
             * @description The folder to put it in
             */
            parentId?: string;
            name?: string;
            /** @constant */
            kind?: "folder";
        };
        /** @description `name` alone renames, `parentId` alone moves, `path` does both */
        MoveRequest: {
            /** @description The whole new path; instead of `parentId` and `name` */
            path?: string;
            /**
             * Format: uuid
             * @description The folder to put it in
             */
            parentId?: string;
            name?: string;
            /** @description Replace what is there (default false) */
            overwrite?: boolean;
        };
        /** @description What is left out is as in the original */
        CopyRequest: {
            /** @description The whole new path; instead of `parentId` and `name` */
            path?: string;
            /**
             * Format: uuid
             * @description The folder to put it in
             */
            parentId?: string;
            name?: string;
            /** @description Replace what is there (default false) */
            overwrite?: boolean;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        /** @description What tokens may be; null: no limit. Existing tokens beyond it are blocked until it allows them. */
        Policy: {
            /** @description From creation to the hard limit, which every token then must have */
            maxLifetimeSeconds: number | null;
            /** @description Longest auto-refresh window */
            maxAutoRefreshSeconds: number | null;
            /** @description From creation to the hard limit, which every token with auto-refresh then must have */
            autoRefreshCapSeconds: number | null;
            /** @description Whether a token may have neither hard limit nor auto-refresh */
            neverExpiringAllowed: boolean;
            /** @description Whether every token must name scopes */
            scopeRequired: boolean;
            /**
             * @description Who makes tokens
             * @enum {string}
             */
            minting: "everybody" | "administrators";
            /** @description How many tokens that have not come to their end a user may have */
            maxTokensPerUser: number | null;
            /** @description Whether SSH keys open the SFTP door */
            sshKeysAllowed: boolean;
            updatedAt: string | null;
        };
        /** @description Only what is given is changed; null takes a limit away */
        PolicyChanges: {
            /** @description From creation to the hard limit, which every token then must have */
            maxLifetimeSeconds?: number | null;
            /** @description Longest auto-refresh window */
            maxAutoRefreshSeconds?: number | null;
            /** @description From creation to the hard limit, which every token with auto-refresh then must have */
            autoRefreshCapSeconds?: number | null;
            /** @description Whether a token may have neither hard limit nor auto-refresh */
            neverExpiringAllowed?: boolean;
            /** @description Whether every token must name scopes */
            scopeRequired?: boolean;
            /**
             * @description Who makes tokens
             * @enum {string}
             */
            minting?: "everybody" | "administrators";
            /** @description How many tokens that have not come to their end a user may have */
            maxTokensPerUser?: number | null;
            /** @description Whether SSH keys open the SFTP door */
            sshKeysAllowed?: boolean;
        };
        /** @description Space that the files of one owner take */
        Quota: {
            /** @description What lies in the recycle bin gives way, and does not count */
            usedBytes: number;
            /** @description null: no limit is set */
            availableBytes: number | null;
        };
        /** @description Something that was deleted and can still be restored */
        RecycledItem: {
            /**
             * Format: uuid
             * @description UUID of a file or folder; kept when it is renamed or moved
             */
            id: string;
            /** @description Where it was, by the names that the folders above have now */
            path: string;
            name: string;
            /** @enum {string} */
            kind: "file" | "folder";
            /** @description Bytes of all its files; null for a folder until they are counted, which is soon */
            sizeBytes: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            deletedAt: string;
            deletedBy: string | null;
            /**
             * Format: date-time
             * @description It is removed for good then, or before when a quota needs the room
             */
            keptUntil: string;
            /** @description The folder that it was in was deleted too: restore that first, or to another place */
            folderDeleted: boolean;
            /** @description What the caller may do with it through this token */
            permissions: {
                /** @description Back to where it was */
                restore: boolean;
                /** @description Remove it for good */
                purge: boolean;
            };
        };
        RecycledPage: {
            items: components["schemas"]["RecycledItem"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
            /** @description How many days what is deleted is kept; 0: not at all */
            keptDays: number;
        };
        /** @description Where to put something that was deleted */
        RestoreRequest: {
            /** @description Where to put it; absent: where it was */
            path?: string;
        };
        /** @description How many items were removed */
        EmptiedRecycleBin: {
            removed: number;
        };
        SearchPage: {
            items: components["schemas"]["Node"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
            /** @description false: only the upper levels were searched, as there is too much; search in a folder below */
            complete: boolean;
        };
        User: {
            /** Format: uuid */
            id: string;
            /** @description Name of a user */
            login: string;
            isAdmin: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
            /** @description null: not disabled */
            disabledAt: string | null;
            /** @description What the files in the workspaces of this user may take; null: no limit */
            quotaBytes: number | null;
            /**
             * @description A service account has no password and lives by tokens alone
             * @enum {string}
             */
            kind: "person" | "service";
            /** @description The administrator who answers for a service account */
            owner: string | null;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
        };
        UserRequest: {
            /** @description Name of a user */
            login: string;
            isAdmin?: boolean;
            /** @description For the console only; it opens no door */
            password?: string;
            /**
             * @description A service account has no password and lives by tokens alone
             * @enum {string}
             */
            kind?: "person" | "service";
            /** @description The administrator who answers for a service account; not given: you */
            owner?: string;
        };
        /** @description Only what is given is changed */
        UserChanges: {
            isAdmin?: boolean;
            /** @description Ends all tokens and sessions at once; false gives the tokens back */
            disabled?: boolean;
            /** @description For the console only; it opens no door */
            password?: string;
            /** @description null takes the limit away */
            quotaBytes?: number | null;
            /** @description Hands a service account over to another administrator */
            owner?: string;
        };
        Workspace: {
            /**
             * Format: uuid
             * @description The workspace as a node
             */
            id: string;
            name: string;
            path: string;
            owner: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, in UTC
             */
            createdAt: string;
        };
        WorkspacePage: {
            items: components["schemas"]["Workspace"][];
            /** @description `cursor` of the next page; null at the end */
            next: string | null;
        };
        WorkspaceRequest: {
            name: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user and the token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    downloadFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description One or several byte ranges; several are answered as multipart/byteranges */
                Range?: string;
                /** @description Honour Range only when this entity tag is still the present one */
                "If-Range"?: string;
                /** @description Answer 304 when the present content has one of these entity tags */
                "If-None-Match"?: string;
                /** @description Answer 304 when the content has not been changed since */
                "If-Modified-Since"?: string;
                /** @description Answer 412 unless the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Answer 412 when the content has been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description `workspace/folder/name`, each name percent-encoded, the slashes between them not */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole content */
            200: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    /** @description When the content was changed */
                    "Last-Modified"?: string;
                    /** @description `bytes` */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description One range, or several as multipart/byteranges */
            206: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    /** @description When the content was changed */
                    "Last-Modified"?: string;
                    /** @description `bytes` */
                    "Accept-Ranges"?: string;
                    /** @description Which part of how many bytes */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description What the caller has is still right */
            304: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `is_a_folder`: The operation needs a file and this is a folder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "is_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/is-a-folder";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `range_not_satisfiable`: None of the ranges asked for lies within the file. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "range_not_satisfiable";
                        /** @enum {unknown} */
                        type?: "/problems/range-not-satisfiable";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only when the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Go on only when the present content has none of these; `*`: only when there is none */
                "If-None-Match"?: string;
                /** @description Go on only when the content has not been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description `workspace/folder/name`, each name percent-encoded, the slashes between them not */
                path: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description The content is replaced */
            200: {
                headers: {
                    /** @description Strong entity tag of the new content */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description The file is created */
            201: {
                headers: {
                    /** @description Strong entity tag of the new content */
                    ETag?: string;
                    /** @description The new node */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /**
             * @description `incomplete`: The body ended before its announced length; nothing was changed.
             *
             *     `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "incomplete" | "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/incomplete" | "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /**
             * @description `is_a_folder`: The operation needs a file and this is a folder.
             *
             *     `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "is_a_folder" | "parent_missing";
                        /** @enum {unknown} */
                        type?: "/problems/is-a-folder" | "/problems/parent-missing";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
            /** @description `insufficient_storage`: There is no room left for the content. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_storage";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-storage";
                    };
                };
            };
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only when the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Go on only when the present content has none of these; `*`: only when there is none */
                "If-None-Match"?: string;
                /** @description Go on only when the content has not been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description `workspace/folder/name`, each name percent-encoded, the slashes between them not */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    inspectFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description One or several byte ranges; several are answered as multipart/byteranges */
                Range?: string;
                /** @description Honour Range only when this entity tag is still the present one */
                "If-Range"?: string;
                /** @description Answer 304 when the present content has one of these entity tags */
                "If-None-Match"?: string;
                /** @description Answer 304 when the content has not been changed since */
                "If-Modified-Since"?: string;
                /** @description Answer 412 unless the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Answer 412 when the content has been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description `workspace/folder/name`, each name percent-encoded, the slashes between them not */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The headers of the whole content */
            200: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    /** @description When the content was changed */
                    "Last-Modified"?: string;
                    /** @description `bytes` */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What the caller has is still right */
            304: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `is_a_folder`: The operation needs a file and this is a folder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "is_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/is-a-folder";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    downloadContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description One or several byte ranges; several are answered as multipart/byteranges */
                Range?: string;
                /** @description Honour Range only when this entity tag is still the present one */
                "If-Range"?: string;
                /** @description Answer 304 when the present content has one of these entity tags */
                "If-None-Match"?: string;
                /** @description Answer 304 when the content has not been changed since */
                "If-Modified-Since"?: string;
                /** @description Answer 412 unless the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Answer 412 when the content has been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole content */
            200: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    /** @description When the content was changed */
                    "Last-Modified"?: string;
                    /** @description `bytes` */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description One range, or several as multipart/byteranges */
            206: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    /** @description When the content was changed */
                    "Last-Modified"?: string;
                    /** @description `bytes` */
                    "Accept-Ranges"?: string;
                    /** @description Which part of how many bytes */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description What the caller has is still right */
            304: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `is_a_folder`: The operation needs a file and this is a folder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "is_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/is-a-folder";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `range_not_satisfiable`: None of the ranges asked for lies within the file. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "range_not_satisfiable";
                        /** @enum {unknown} */
                        type?: "/problems/range-not-satisfiable";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    replaceContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only when the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Go on only when the present content has none of these; `*`: only when there is none */
                "If-None-Match"?: string;
                /** @description Go on only when the content has not been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description The content is replaced */
            200: {
                headers: {
                    /** @description Strong entity tag of the new content */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /**
             * @description `incomplete`: The body ended before its announced length; nothing was changed.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "incomplete" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/incomplete" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `is_a_folder`: The operation needs a file and this is a folder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "is_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/is-a-folder";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
            /** @description `insufficient_storage`: There is no room left for the content. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_storage";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-storage";
                    };
                };
            };
        };
    };
    inspectContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description One or several byte ranges; several are answered as multipart/byteranges */
                Range?: string;
                /** @description Honour Range only when this entity tag is still the present one */
                "If-Range"?: string;
                /** @description Answer 304 when the present content has one of these entity tags */
                "If-None-Match"?: string;
                /** @description Answer 304 when the content has not been changed since */
                "If-Modified-Since"?: string;
                /** @description Answer 412 unless the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Answer 412 when the content has been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The headers of the whole content */
            200: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    /** @description When the content was changed */
                    "Last-Modified"?: string;
                    /** @description `bytes` */
                    "Accept-Ranges"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What the caller has is still right */
            304: {
                headers: {
                    /** @description Strong entity tag */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `is_a_folder`: The operation needs a file and this is a folder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "is_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/is-a-folder";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    findNode: {
        parameters: {
            query: {
                /** @description `/workspace/folder/name`; `/` is the list of workspaces */
                path: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file or folder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeDetails"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    createFolder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderRequest"];
            };
        };
        responses: {
            /** @description The file or folder as it is now */
            201: {
                headers: {
                    /** @description The new node */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             *
             *     `already_exists`: Something with this name is there already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "parent_missing" | "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/parent-missing" | "/problems/already-exists";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getNode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file or folder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeDetails"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    deleteNode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only when the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Go on only when the present content has none of these; `*`: only when there is none */
                "If-None-Match"?: string;
                /** @description Go on only when the content has not been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    moveNode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only when the present content has one of these entity tags */
                "If-Match"?: string;
                /** @description Go on only when the present content has none of these; `*`: only when there is none */
                "If-None-Match"?: string;
                /** @description Go on only when the content has not been changed since */
                "If-Unmodified-Since"?: string;
            };
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveRequest"];
            };
        };
        responses: {
            /** @description The file or folder as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `conflict`: The operation contradicts the present state.
             *
             *     `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             *
             *     `already_exists`: Something with this name is there already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict" | "parent_missing" | "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/conflict" | "/problems/parent-missing" | "/problems/already-exists";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    copyNode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyRequest"];
            };
        };
        responses: {
            /** @description The copy, which replaced something */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description The file or folder as it is now */
            201: {
                headers: {
                    /** @description The new node */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `conflict`: The operation contradicts the present state.
             *
             *     `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             *
             *     `already_exists`: Something with this name is there already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict" | "parent_missing" | "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/conflict" | "/problems/parent-missing" | "/problems/already-exists";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listChildren: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of files and folders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodePage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `not_a_folder`: The operation needs a folder and this is a file. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/not-a-folder";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    searchNodes: {
        parameters: {
            query: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
                /** @description What the name contains, in any letter case; `%`, `_` and `*` are ordinary characters */
                name: string;
                /** @description The folder to search in; `/`: all workspaces */
                path?: string;
                kind?: "file" | "folder";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of files and folders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `not_a_folder`: The operation needs a folder and this is a file. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/not-a-folder";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listShared: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of files and folders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodePage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getQuota: {
        parameters: {
            query?: {
                /** @description A file or folder; `/`: the caller's own space */
                path?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The space of its owner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listRecycleBin: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
                /** @description Only what was in this folder or below it; absent: everything */
                path?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the recycle bin */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecycledPage"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    emptyRecycleBin: {
        parameters: {
            query?: {
                /** @description Only what was in this folder or below it; absent: everything */
                path?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptiedRecycleBin"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    restoreFromRecycleBin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description The file or folder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `conflict`: The operation contradicts the present state.
             *
             *     `already_exists`: Something with this name is there already.
             *
             *     `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict" | "already_exists" | "parent_missing";
                        /** @enum {unknown} */
                        type?: "/problems/conflict" | "/problems/already-exists" | "/problems/parent-missing";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
            /** @description `insufficient_storage`: There is no room left for the content. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_storage";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-storage";
                    };
                };
            };
        };
    };
    purgeFromRecycleBin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It cannot be restored any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the protocol: `1.0.0` */
                "Tus-Resumable"?: string;
                /** @description Bytes of the whole file */
                "Upload-Length"?: string;
                /** @description Keys, each with its value in Base64: `path L2FsaWNlL2EuaXNv,overwrite dHJ1ZQ==` */
                "Upload-Metadata"?: string;
                /** @description `application/offset+octet-stream`, when there is a body */
                "Content-Type"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload has begun; an empty file is there already */
            201: {
                headers: {
                    /** @description The version of the protocol: `1.0.0` */
                    "Tus-Resumable"?: string;
                    /** @description When it is given up, unless something arrives before */
                    "Upload-Expires"?: string;
                    /** @description Where its bytes go */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `incomplete`: The body ended before its announced length; nothing was changed.
             *
             *     `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "incomplete" | "invalid_name" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/incomplete" | "/problems/invalid-name" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             *
             *     `already_exists`: Something with this name is there already.
             *
             *     `is_a_folder`: The operation needs a file and this is a folder.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "parent_missing" | "already_exists" | "is_a_folder";
                        /** @enum {unknown} */
                        type?: "/problems/parent-missing" | "/problems/already-exists" | "/problems/is-a-folder";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unsupported`: The server does not offer this operation. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
            /** @description `insufficient_storage`: There is no room left for the content. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_storage";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-storage";
                    };
                };
            };
        };
    };
    abortUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the protocol: `1.0.0` */
                "Tus-Resumable"?: string;
            };
            path: {
                /** @description UUID of an upload, from its `Location` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What had arrived is gone; a file that it became stays */
            204: {
                headers: {
                    /** @description The version of the protocol: `1.0.0` */
                    "Tus-Resumable"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    inspectUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the protocol: `1.0.0` */
                "Tus-Resumable"?: string;
            };
            path: {
                /** @description UUID of an upload, from its `Location` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Go on at this offset; at the whole length, the file is there */
            200: {
                headers: {
                    /** @description The version of the protocol: `1.0.0` */
                    "Tus-Resumable"?: string;
                    /** @description How many bytes have arrived and are on disk */
                    "Upload-Offset"?: string;
                    /** @description When it is given up, unless something arrives before */
                    "Upload-Expires"?: string;
                    /** @description Bytes of the whole file */
                    "Upload-Length"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             *
             *     `already_exists`: Something with this name is there already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "parent_missing" | "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/parent-missing" | "/problems/already-exists";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
            /** @description `insufficient_storage`: There is no room left for the content. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_storage";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-storage";
                    };
                };
            };
        };
    };
    appendToUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the protocol: `1.0.0` */
                "Tus-Resumable"?: string;
                /** @description Where these bytes go: where the upload is */
                "Upload-Offset"?: string;
                /** @description `application/offset+octet-stream` */
                "Content-Type"?: string;
            };
            path: {
                /** @description UUID of an upload, from its `Location` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description They are on disk; at the whole length, the file is there */
            204: {
                headers: {
                    /** @description The version of the protocol: `1.0.0` */
                    "Tus-Resumable"?: string;
                    /** @description How many bytes have arrived and are on disk */
                    "Upload-Offset"?: string;
                    /** @description When it is given up, unless something arrives before */
                    "Upload-Expires"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `incomplete`: The body ended before its announced length; nothing was changed.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "incomplete" | "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/incomplete" | "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /**
             * @description `parent_missing`: A folder on the way to the new file or folder does not exist, or not for you.
             *
             *     `already_exists`: Something with this name is there already.
             *
             *     `conflict`: The operation contradicts the present state.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "parent_missing" | "already_exists" | "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/parent-missing" | "/problems/already-exists" | "/problems/conflict";
                    };
                };
            };
            /** @description `precondition_failed`: A condition of the request (If-Match, If-None-Match, If-Unmodified-Since) does not hold. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_failed";
                        /** @enum {unknown} */
                        type?: "/problems/precondition-failed";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `locked`: Somebody holds a lock on the file or folder. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "locked";
                        /** @enum {unknown} */
                        type?: "/problems/locked";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
            /** @description `insufficient_storage`: There is no room left for the content. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_storage";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-storage";
                    };
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
                /** @description Only tokens with a secret, or only SSH keys */
                kind?: "pat" | "ssh_key";
                /** @description Only tokens without use for so many days; for administrators those of all users */
                unusedDays?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    mintToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The new token with its secret */
            201: {
                headers: {
                    /** @description Where the token is described */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MintedToken"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a token, not its secret */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a token, not its secret */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    updateToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a token, not its secret */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenChanges"];
            };
        };
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    rotateToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a token, not its secret */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RotateRequest"];
            };
        };
        responses: {
            /** @description The token with its new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MintedToken"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listUserTokens: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
                /** @description Only tokens with a secret, or only SSH keys */
                kind?: "pat" | "ssh_key";
                /** @description Only tokens without use for so many days */
                unusedDays?: number;
            };
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    mintUserToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The new token with its secret */
            201: {
                headers: {
                    /** @description Where the token is described */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MintedToken"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    revokeUserTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revocation"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    addSshKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SshKeyRequest"];
            };
        };
        responses: {
            /** @description The token that the key stands for */
            201: {
                headers: {
                    /** @description Where the token is described */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    addUserSshKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SshKeyRequest"];
            };
        };
        responses: {
            /** @description The token that the key stands for */
            201: {
                headers: {
                    /** @description Where the token is described */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    followTokens: {
        parameters: {
            query?: {
                /** @description Whose tokens; not given: yours. Those of others for administrators */
                login?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, until one side ends it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    updatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyChanges"];
            };
        };
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getConnect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connect"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listUserGrants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grants */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listGrants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grants that reach the node */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    setGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRequest"];
            };
        };
        responses: {
            /** @description The grant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    removeGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                id: string;
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such grant any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listWorkspaces: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of workspaces */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceRequest"];
            };
        };
        responses: {
            /** @description The workspace */
            201: {
                headers: {
                    /** @description The workspace as a node */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /**
             * @description `invalid_name`: A name in the path cannot exist on every system: empty, a dot segment, too long, or with NUL or a slash.
             *
             *     `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_name" | "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid-name" | "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `already_exists`: Something with this name is there already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/already-exists";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserRequest"];
            };
        };
        responses: {
            /** @description The user */
            201: {
                headers: {
                    /** @description Where the user is described */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `already_exists`: Something with this name is there already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/already-exists";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChanges"];
            };
        };
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `conflict`: The operation contradicts the present state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "conflict";
                        /** @enum {unknown} */
                        type?: "/problems/conflict";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions have ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    listIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identities"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Identity"];
            };
        };
        responses: {
            /** @description It is linked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `already_exists`: Something with this name is there already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_exists";
                        /** @enum {unknown} */
                        type?: "/problems/already-exists";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    unlinkIdentity: {
        parameters: {
            query: {
                /** @description The provider, as it calls itself (`iss`) */
                issuer: string;
                /** @description The person, as the provider calls it (`sub`) */
                subject: string;
            };
            header?: never;
            path: {
                /** @description Name of a user */
                login: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not linked any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    exchangeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenExchange"];
            };
        };
        responses: {
            /** @description The access token and what comes with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description What is wrong with the request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client authentication is missing or no good */
            401: {
                headers: {
                    /** @description How to authenticate */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenForm"];
            };
        };
        responses: {
            /** @description What is known of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            /** @description What is wrong with the request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client authentication is missing or no good */
            401: {
                headers: {
                    /** @description How to authenticate */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    revokeHeldToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenForm"];
            };
        };
        responses: {
            /** @description It is no good any more, if it ever was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong with the request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client authentication is missing or no good */
            401: {
                headers: {
                    /** @description How to authenticate */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    getServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationServerMetadata"];
                };
            };
        };
    };
    getOpenIdConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationServerMetadata"];
                };
            };
        };
    };
    getSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JWK Set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, or null */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    /** @description The cookie of the session */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody is signed in any more */
            204: {
                headers: {
                    /** @description The cookie of the session */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `forbidden`: You may see this, but you may not do that with it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions have ended */
            204: {
                headers: {
                    /** @description The cookie of the session */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    startOidcSignIn: {
        parameters: {
            query?: {
                /** @description Where to go afterwards: a path on this server; default `/` */
                return?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            303: {
                headers: {
                    /** @description Where to sign in */
                    Location?: string;
                    /** @description What binds the sign-in to this browser */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
        };
    };
    finishOidcSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the console */
            303: {
                headers: {
                    /** @description Where to go on */
                    Location?: string;
                    /** @description The session */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    explain: {
        parameters: {
            query: {
                /** @description UUID of a token, not its secret */
                token: string;
                /** @description Of the file or folder; for `create`, the new one */
                path?: string;
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                node?: string;
                op: "stat" | "list" | "read" | "create" | "replace" | "delete" | "move" | "copy" | "set-attributes" | "set-properties" | "lock";
                /** @description Also ask whether the token opens it */
                door?: "rest" | "webdav" | "sftp";
                /** @description Also ask whether the token may be used from there */
                address?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    reportLeaks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Name of the key: its `kid`, or the SHA-256 of its SubjectPublicKeyInfo in hex */
                "Github-Public-Key-Identifier"?: string;
                /** @description Base64 of the ASN.1 DER signature over the body, byte by byte */
                "Github-Public-Key-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeakReport"];
            };
        };
        responses: {
            /** @description What each of them is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeakVerdicts"];
                };
            };
            /**
             * @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known.
             *
             *     `incomplete`: The body ended before its announced length; nothing was changed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid" | "incomplete";
                        /** @enum {unknown} */
                        type?: "/problems/invalid" | "/problems/incomplete";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /** @description `too_large`: The body is larger than what is accepted here. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_large";
                        /** @enum {unknown} */
                        type?: "/problems/too-large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body has a type or a coding that is not taken here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported-media-type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unsupported`: The server does not offer this operation. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported";
                        /** @enum {unknown} */
                        type?: "/problems/unsupported";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    readAudit: {
        parameters: {
            query?: {
                /** @description `next` of the page before; absent for the first page */
                cursor?: string;
                /** @description Items on a page */
                limit?: number;
                /** @description Entries of this user */
                login?: string;
                /** @description UUID of a token, not its secret */
                tokenId?: string;
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                nodeId?: string;
                /** @description For example `create` or `token.mint` */
                operation?: string;
                door?: "rest" | "webdav" | "sftp" | "cli";
                result?: "ok" | "refused";
                /** @description RFC 3339, with Z or an offset */
                since?: string;
                /** @description RFC 3339, with Z or an offset */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Entries of this user */
                login?: string;
                /** @description UUID of a token, not its secret */
                tokenId?: string;
                /** @description UUID of a file or folder; kept when it is renamed or moved */
                nodeId?: string;
                /** @description For example `create` or `token.mint` */
                operation?: string;
                door?: "rest" | "webdav" | "sftp" | "cli";
                result?: "ok" | "refused";
                /** @description RFC 3339, with Z or an offset */
                since?: string;
                /** @description RFC 3339, with Z or an offset */
                until?: string;
                /** @description `jsonl`: one JSON object in a line, with what seals it */
                format?: "csv" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, or, with `format=jsonl`, lines of JSON */
            200: {
                headers: {
                    /** @description A name for the file */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getServerHealth: {
        parameters: {
            query?: {
                /** @description How far back requests are told; 60 when not given */
                minutes?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the server is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerHealth"];
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `unauthenticated`: No credentials were sent, or they are malformed, unknown, expired, revoked, or of a disabled user. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                        /** @enum {unknown} */
                        type?: "/problems/unauthenticated";
                    };
                };
            };
            /**
             * @description `forbidden`: You may see this, but you may not do that with it.
             *
             *     `insufficient_scope`: The user may do this, but this token may not. A token with scopes or restrictions never manages tokens, users or grants; one with other limits makes no tokens.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "insufficient_scope";
                        /** @enum {unknown} */
                        type?: "/problems/forbidden" | "/problems/insufficient-scope";
                    };
                };
            };
            /** @description `too_many_requests`: Too many failures or requests in a short time; try again later. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                        /** @enum {unknown} */
                        type?: "/problems/too-many-requests";
                    };
                };
            };
            /** @description `internal`: Something broke on the server. The `instance` is in the log beside the cause. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "internal";
                        /** @enum {unknown} */
                        type?: "/problems/internal";
                    };
                };
            };
            /** @description `unavailable`: The database or the storage is out of reach at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unavailable";
                        /** @enum {unknown} */
                        type?: "/problems/unavailable";
                    };
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description They do not */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    explainProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the `type` */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description `invalid`: Some part of the request is malformed or out of its bounds; `errors` names the fields when it is known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid";
                        /** @enum {unknown} */
                        type?: "/problems/invalid";
                    };
                };
            };
            /** @description `not_found`: There is no such thing, or not for you. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                        /** @enum {unknown} */
                        type?: "/problems/not-found";
                    };
                };
            };
        };
    };
}
