import { join } from 'node:path';
import { createApiServer } from '@patio/api';
import { openTestPlatform } from '@patio/pat-core/testing';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { repository } from '../harness/repository.js';

/** `npx vitest run e2e/src/console/client.test.ts -u` writes the types anew. */
it("the console's client is typed as the API says", async () => {
  const platform = await openTestPlatform();
  const server = createApiServer(platform, { log: () => {} });
  const { port } = await server.listen(0, '127.0.0.1');
  const document = await (await fetch(`http://127.0.0.1:${port}/openapi.json`)).text();
  await server.close();
  await platform.dispose();
  const types = astToString(await openapiTypescript(document));
  await expect(types).toMatchFileSnapshot(join(repository, 'apps/console/src/api/schema.d.ts'));
});
