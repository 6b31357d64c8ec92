import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../harness/clients.js';
import { barriers, openBrowser, openPage, signIn, type Watched } from './browser.js';
import { type FilesFixture, openFilesFixture, password } from './files-fixture.js';

describeWith(['/usr/bin/chromium'], 'sharing in the console', () => {
  let fixture: FilesFixture;
  let browser: Browser;
  const watched: Watched[] = [];
  let alice: Page;
  let bob: Page;

  const signedIn = async (login: string): Promise<Page> => {
    const opened = await openPage(browser, { baseURL: fixture.rest });
    watched.push(opened);
    await opened.page.goto('/files');
    await signIn(opened.page, login, password);
    return opened.page;
  };

  beforeAll(async () => {
    [fixture, browser] = await Promise.all([openFilesFixture(), openBrowser()]);
    await Promise.all([fixture.person('alice'), fixture.person('bob'), fixture.person('root', true)]);
    for (const path of ['Clients', 'Clients/North', 'Clients/North/Contracts', 'Private']) {
      await fixture.folder(`/alice/${path}`);
    }
    await fixture.file('/alice/Clients/North/offer.txt', 'an offer');
    [alice, bob] = [await signedIn('alice'), await signedIn('bob')];
  });
  afterAll(async () => {
    await browser?.close();
    await fixture?.close();
    expect(fixture?.errors).toEqual([]);
  });

  const share = async (page: Page, name: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Share', exact: true }).click();
    return page.getByRole('dialog');
  };

  it('gives a person a right, and says at the field when there is no such person', async () => {
    await alice.goto('/files/alice/Clients');
    const dialog = await share(alice, 'North');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await dialog.getByText('Enter a user name.').waitFor();
    await dialog.getByRole('textbox', { name: 'User name' }).fill('bobb');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await dialog.getByText('There is no user "bobb".').waitFor();
    await dialog.getByRole('textbox', { name: 'User name' }).fill('bob');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'What bob may do' }).waitFor();
    expect(await barriers(alice)).toEqual([]);
  });

  it('tells where a right comes from, with the way there', async () => {
    await alice.goto('/files/alice/Clients/North');
    const dialog = await share(alice, 'Contracts');
    const list = dialog.getByRole('list', { name: 'Who may read or write here' });
    expect(await list.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^alice you\s*from \/alice\s*Read and write$/),
      expect.stringMatching(/^bob\s*from \/alice\/Clients\/North\s*Read$/),
    ]);
    await list.getByRole('link', { name: '/alice/Clients/North' }).click();
    await alice.getByRole('table', { name: 'Files in /alice/Clients', exact: true }).waitFor();
  });

  it('leads the other person to what is shared, and shows nothing else', async () => {
    await bob.goto('/files');
    const shared = bob.getByRole('table', { name: 'Shared with me' });
    await shared.getByRole('link', { name: 'North' }).waitFor();
    expect(await barriers(bob)).toEqual([]);
    await shared.getByRole('link', { name: 'North' }).click();
    await bob.getByRole('link', { name: 'offer.txt' }).waitFor();
    expect(await bob.getByRole('button', { name: 'Upload' }).count()).toBe(0);
    await bob.goto('/files/alice');
    await bob.getByRole('link', { name: 'Clients' }).waitFor();
    expect(await bob.getByRole('link', { name: 'Private' }).count()).toBe(0);
    const dialog = await share(bob, 'Clients');
    await dialog.getByText('Only the owner of the workspace and administrators').waitFor();
  });

  it('changes a right and takes it away, at once', async () => {
    await alice.goto('/files/alice/Clients');
    const dialog = await share(alice, 'North');
    await dialog.getByRole('combobox', { name: 'What bob may do' }).click();
    await alice.getByRole('option', { name: 'Read and write' }).click();
    await bob.goto('/files/alice/Clients/North');
    await bob.getByRole('button', { name: 'New folder' }).waitFor();
    await dialog.getByRole('button', { name: 'Take the right from bob' }).click();
    await dialog.getByRole('combobox', { name: 'What bob may do' }).waitFor({ state: 'detached' });
    await bob.reload();
    await bob.getByText('There is no such folder for you').waitFor();
    await bob.goto('/files');
    await bob.getByRole('link', { name: 'bob', exact: true }).waitFor();
    expect(await bob.getByRole('table', { name: 'Shared with me' }).count()).toBe(0);
  });

  it('says why an administrator sees nothing, and lets one take a right, which the audit shows', async () => {
    const root = await signedIn('root');
    await root.getByRole('link', { name: 'alice', exact: true }).click();
    await root.getByText('You hold no right in “alice”').waitFor();
    expect(await barriers(root)).toEqual([]);
    await root.getByRole('button', { name: 'Manage who may read or write' }).click();
    const dialog = root.getByRole('dialog');
    expect(await dialog.getByRole('textbox', { name: 'User name' }).inputValue()).toBe('root');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await root.getByRole('link', { name: 'Clients' }).waitFor();
    const { items } = await fixture.platform.admin.readAudit('system', {});
    expect(items.find(({ operation }) => operation === 'grant.set')).toMatchObject({
      ...{ login: 'root', path: '/alice' },
      detail: { login: 'root', permission: 'r' },
    });
  });

  it('breaks no rule of the policy', () => {
    expect(watched.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
