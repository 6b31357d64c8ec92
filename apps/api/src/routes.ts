import { oidcRoutes } from './console/oidc.js';
import { sessionRoutes } from './console/routes.js';
import { discoveryRoutes } from './oauth/discovery.js';
import { oauthRoutes } from './oauth/token.js';
import { auditRoutes } from './resources/audit.js';
import { auditExportRoutes } from './resources/audit-export.js';
import { childrenRoutes } from './resources/children.js';
import { connectRoutes } from './resources/connect.js';
import { contentRoutes } from './resources/content.js';
import { documentationRoutes } from './resources/documentation.js';
import { eventRoutes } from './resources/events.js';
import { explainRoutes } from './resources/explain.js';
import { grantRoutes } from './resources/grants.js';
import { healthRoutes } from './resources/health.js';
import { identityRoutes } from './resources/identities.js';
import { leakRoutes } from './resources/leaks.js';
import { meRoutes } from './resources/me.js';
import { nodeRoutes } from './resources/nodes.js';
import { operationRoutes } from './resources/operations.js';
import { policyRoutes } from './resources/policy.js';
import { quotaRoutes } from './resources/quota.js';
import { recycleBinRoutes } from './resources/recycle-bin.js';
import { searchRoutes } from './resources/search.js';
import { sshKeyRoutes } from './resources/ssh-keys.js';
import { tokenRoutes } from './resources/tokens.js';
import { userRoutes } from './resources/users.js';
import { workspaceRoutes } from './resources/workspaces.js';
import type { Route } from './route.js';
import { uploadRoutes } from './uploads/routes.js';

/** Every route of the door. The most used come first: the router looks in this order. */
export const routes: readonly Route[] = [
  ...meRoutes,
  ...contentRoutes,
  ...nodeRoutes,
  ...childrenRoutes,
  ...searchRoutes,
  ...quotaRoutes,
  ...recycleBinRoutes,
  ...uploadRoutes,
  ...tokenRoutes,
  ...sshKeyRoutes,
  ...eventRoutes,
  ...policyRoutes,
  ...connectRoutes,
  ...grantRoutes,
  ...workspaceRoutes,
  ...userRoutes,
  ...identityRoutes,
  ...oauthRoutes,
  ...discoveryRoutes,
  ...sessionRoutes,
  ...oidcRoutes,
  ...explainRoutes,
  ...leakRoutes,
  ...auditRoutes,
  ...auditExportRoutes,
  ...healthRoutes,
  ...operationRoutes,
  ...documentationRoutes,
];
