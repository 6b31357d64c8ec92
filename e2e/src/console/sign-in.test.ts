import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { openTestDoors, type TestDoors } from '../harness/doors.js';
import {
  clientId,
  clientSecret,
  type IdentityProvider,
  openIdentityProvider,
} from '../oauth/identity-provider.js';
import { barriers, openBrowser } from './browser.js';

describeWith(['/usr/bin/chromium'], 'signing in to the console', () => {
  let provider: IdentityProvider;
  let doors: TestDoors;
  let browser: Browser;

  beforeAll(async () => {
    provider = await openIdentityProvider();
    const { issuer } = provider;
    doors = await openTestDoors({ oidc: { issuer, clientId, clientSecret, createUsers: false } });
    provider.serve(`${doors.rest}/auth/oidc/callback`);
    await doors.platform.createUser('zoe');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await doors?.close();
    await provider?.close();
  });

  it('by the identity provider says who is unknown here, lets in who is linked, and comes back to the page asked for', async () => {
    const page = await browser.newPage({ baseURL: doors.rest });
    page.setDefaultTimeout(15_000);
    await page.goto('/tokens');
    await page.getByRole('link', { name: 'Continue with your identity provider' }).click();
    await page.getByText(/nobody here is linked with you/).waitFor();
    expect(await barriers(page)).toEqual([]);

    const identity = { issuer: provider.issuer, subject: provider.account };
    await doors.platform.admin.linkIdentity('system', 'zoe', identity);
    await page.goto('/tokens');
    await page.getByRole('link', { name: 'Continue with your identity provider' }).click();
    await page.getByRole('heading', { name: 'My tokens' }).waitFor();
    await page.getByRole('button', { name: 'Account of zoe' }).click();
    await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in to Patio' }).waitFor();
    await page.context().close();
  });
});
