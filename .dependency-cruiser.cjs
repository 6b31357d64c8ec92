// Who may import whom; docs/architecture.md says why. e2e/src/architecture.test.ts breaks each rule and demands the failure.

const core = '^packages/pat-core/src/';
const tests = '(\\.test\\.ts$|/(testing|clients|fuzz|bench)/|/test-[^/]+\\.ts$)';

/** From the ground up; a module may import those of its own tier and of the tiers before it. */
const tiers = [
  ['shared'],
  ['db', 'blobs', 'scopes'],
  [
    'users',
    'tokens',
    'nodes',
    'grants',
    'audit',
    'throttle',
    'signing',
    'identities',
    'traffic',
    'policy',
    'uploads',
    'webhook',
  ],
  ['permissions', 'locks', 'auth', 'access-tokens'],
  ['guard'],
  ['files', 'admin', 'leaks', 'collector', 'oauth', 'login'],
];

const tierRules = tiers.slice(0, -1).map((modules, index) => ({
  name: `core-tier-${index + 1}`,
  comment: `${modules.join(', ')} must not know what is built on them`,
  severity: 'error',
  from: { path: `${core}(${modules.join('|')})/`, pathNot: tests },
  to: {
    path: [
      `${core}(${tiers
        .slice(index + 1)
        .flat()
        .join('|')})/`,
      `${core}(platform|index)\\.ts$`,
    ],
    dependencyTypesNot: ['type-only'],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'two files that need each other are one file or three',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'apps-are-strangers',
      comment: 'a door knows its protocol and the core; only the command line knows the doors',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/cli/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^apps/cli/' },
      to: { path: '^apps/cli/' },
    },
    {
      name: 'surface-only',
      comment: 'other workspaces are entered by their index.ts, the core in tests also by testing/index.ts',
      severity: 'error',
      from: { path: '^((?:packages|apps)/[^/]+|e2e)/' },
      to: {
        path: '^(packages|apps)/[^/]+/src/',
        pathNot: ['^$1/', '^(packages|apps)/[^/]+/src/index\\.ts$', `${core}testing/index\\.ts$`],
      },
    },
    {
      name: 'packages-know-no-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|e2e)/' },
    },
    {
      name: 'core-speaks-no-protocol',
      comment: 'HTTP, WebDAV and SFTP belong to the doors',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: {
        path: ['node_modules/(express|webdav-server|ssh2)/', '^packages/sftp-protocol/', '^(node:)?https?$'],
      },
    },
    {
      name: 'sftp-protocol-stands-alone',
      comment: 'packets in, packets out: nothing of Patio, no library, no network',
      severity: 'error',
      from: { path: '^packages/sftp-protocol/src/', pathNot: tests },
      to: {
        path: ['^packages/(?!sftp-protocol/)', 'node_modules/', '^(node:)?(net|fs|http|https|fs/promises)$'],
      },
    },
    {
      name: 'http-door-stands-alone',
      comment: 'what HTTP requests say of their sender: nothing of Patio, no library',
      severity: 'error',
      from: { path: '^packages/http-door/src/', pathNot: tests },
      to: { path: ['^packages/(?!http-door/)', 'node_modules/'] },
    },
    {
      name: 'sql-in-stores',
      comment: 'tables and statements are known to store.ts, store/ and db/',
      severity: 'error',
      from: { path: core, pathNot: ['/store\\.ts$', '/store/', `${core}db/`, tests] },
      to: {
        path: ['node_modules/(drizzle-orm|postgres|@electric-sql)/', `${core}db/(?!(index|client)\\.ts$)`],
      },
    },
    {
      name: 'doors-know-no-database',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: 'node_modules/(drizzle-orm|postgres|@electric-sql)/' },
    },
    {
      name: 'core-modules-by-their-entrance',
      comment: 'a module of the core is entered by index.ts, its contract is types.ts',
      severity: 'error',
      from: { path: `${core}(?:([^/]+)/|[^/]+$)`, pathNot: tests },
      to: {
        path: `${core}[^/]+/`,
        pathNot: [
          `${core}$1/`,
          `${core}[^/]+/(index|types)\\.ts$`,
          `${core}(shared|config)/`,
          `${core}db/schema\\.ts$`,
        ],
      },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: [tests, 'node_modules/(vitest|fast-check)/'] },
    },
    ...tierRules,
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^(packages/[^/]+|apps/[^/]+|e2e)/dist/'] },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['patio-source', 'node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
