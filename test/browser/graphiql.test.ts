// Opens the GraphiQL page in a real browser against a real gateway: what a first visitor sees and runs.

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TICKET_ID_PLACEHOLDER } from '../../src/server/graphiql/app/ready-tabs/index.ts';
import { eventually } from '../kit/eventually.ts';
import { startGateway } from '../kit/gateway/gateway.ts';
import { buildPage } from './build-page.ts';
import { openBrowser, type PageRecord, type TestBrowser } from './open-browser.ts';

const repositoryPath = fileURLToPath(new URL('../..', import.meta.url));

let gateway: Awaited<ReturnType<typeof startGateway>>;
let browser: TestBrowser;
let page: Page;
let record: PageRecord;

beforeAll(async () => {
  await buildPage();
  gateway = await startGateway();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

beforeEach(async () => {
  ({ page, record } = await browser.openPage(gateway.url));
  await page.goto(`${gateway.url}/graphiql/`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
});

afterEach(async () => {
  await page.context().close();
});

describe('the GraphiQL page', () => {
  it('lists the tickets of the first tab and shows what each account gave', async () => {
    const tickets = await readTickets();
    await run('TicketsOfAllVendors');
    await eventually(async () => {
      const result = await readResult();
      expect(tickets.some((ticket) => result.includes(`"id": "${ticket.id}"`))).toBe(true);
    });
    expect(await readResult()).not.toContain('"errors"');
    await page.screenshot({ path: `${repositoryPath}dist/graphiql-list.png` });
    await page.locator('.result-window .view-lines').click();
    await page.keyboard.press('Control+End');
    await eventually(async () => expect(await readResult()).toMatch(/"state": "(?:OK|STALE|PARTIAL|FAILED|SKIPPED)"/));
    expectQuietPage();
  });

  it('opens the first ticket of the list with its messages, without anything typed', async () => {
    await run('OneTicketWithMessages');
    await eventually(async () => expect(await readResult()).toContain('"messages"'));
    expect(await readResult()).not.toContain('"errors"');
    expectQuietPage();
  });

  it('shows an event that is pushed while the live tab runs', async () => {
    await run('LiveEvents');
    await eventually(() => expect(record.sentFrames.some((frame) => frame.includes('"type":"subscribe"'))).toBe(true));
    const text = `pushed ${randomUUID()}`;
    await reply(text);
    await eventually(() => expect(record.receivedFrames.some((frame) => frame.includes(text))).toBe(true));
    // The pane keeps the newest event only, and one about the delivery may have followed.
    await eventually(async () => expect(await readResult()).toMatch(/"__typename": "\w+Event"/));
    await page.screenshot({ path: `${repositoryPath}dist/graphiql-live.png` });
    expectQuietPage();
  });

  it('sends the reply of the last tab to a ticket that takes one', async () => {
    await run('Reply');
    await eventually(async () => expect(await readResult()).toContain('"userErrors": []'));
    expect(await readResult()).toContain('Thank you for writing');
    expectQuietPage();
  });

  it('passes the Headers editor on as the connection parameters of the socket', async () => {
    await page.getByRole('tab', { name: 'LiveEvents' }).click();
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.insertText('{ "Authorization": "Bearer of-the-editor" }');
    await page.locator('.graphiql-execute-button').click();
    await eventually(() =>
      expect(record.sentFrames[0]).toContain('"payload":{"Authorization":"Bearer of-the-editor",'),
    );
  });

  it('stores nothing of the Headers editor, the history included', async () => {
    await eventually(async () => expect(await readStorage('deskgraph:graphiql:tabState')).not.toBeNull());
    await page.evaluate(() => localStorage.removeItem('deskgraph:graphiql:tabState'));
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.insertText('{ "Authorization": "Bearer of-the-editor" }');
    // Written again, the tabs have taken the headers in, and so would the history.
    await eventually(async () => expect(await readStorage('deskgraph:graphiql:tabState')).not.toBeNull());
    await page.locator('.graphiql-execute-button').click();
    await eventually(async () => expect(await readStorage('deskgraph:graphiql:queries')).toContain('TicketsOfAll'));
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(stored).not.toContain('of-the-editor');
  });

  it('keeps the chosen tab over a reload, under keys of its own', async () => {
    await page.getByRole('tab', { name: 'LiveEvents' }).click();
    await eventually(async () =>
      expect(await readStorage('deskgraph:graphiql:tabState')).toContain('"activeTabIndex":2'),
    );
    await page.reload();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('LiveEvents');
    expect(await page.getByRole('tab').count()).toBe(6);
    const keys = await page.evaluate(() => Object.keys(localStorage));
    expect(keys.filter((key) => !key.startsWith('deskgraph:'))).toEqual([]);
    expectQuietPage();
  });

  it('opens while the API is away, and puts a real ticket in at the next visit', async () => {
    // A profile of its own: the page opened before may still be writing to its storage.
    await page.context().close();
    ({ page, record } = await browser.openPage(gateway.url));
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(`${gateway.url}/graphiql/`);
    await page.getByRole('tab', { name: 'OneTicketWithMessages' }).click();
    await eventually(async () => expect(await readVisibleTool()).toContain(TICKET_ID_PLACEHOLDER));
    await eventually(async () =>
      expect(await readStorage('deskgraph:graphiql:tabState')).toContain(TICKET_ID_PLACEHOLDER),
    );
    await page.unroute('**/graphql');
    await page.reload();
    await eventually(async () => expect(await page.getByRole('tab').count()).toBe(6));
    await run('OneTicketWithMessages');
    await eventually(async () => expect(await readResult()).toContain('"messages"'));
    expect(await readVisibleTool()).not.toContain(TICKET_ID_PLACEHOLDER);
  });
});

async function run(tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await page.locator('.graphiql-execute-button').click();
}

/** What the response pane shows; the editor draws spaces as no-break spaces. */
async function readResult(): Promise<string> {
  const shown = await page.locator('.result-window .view-lines').innerText();
  return shown.replaceAll('\u00a0', ' ');
}

/** The text of the editor tool that is open: the variables or the headers. */
async function readVisibleTool(): Promise<string> {
  return page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').innerText();
}

async function readStorage(key: string): Promise<string | null> {
  return page.evaluate((name) => localStorage.getItem(name), key);
}

function expectQuietPage(): void {
  expect(record.requests.length).toBeGreaterThan(5);
  expect(record.foreignRequests).toEqual([]);
  expect(record.complaints).toEqual([]);
}

interface ListedTicket {
  id: string;
  capabilities: { reply: { allowed: boolean } };
}

/** The fields that the operations below ask for, each in its own. */
interface Answers {
  tickets: { nodes: ListedTicket[] };
  ticketReply: { userErrors: unknown[] };
}

async function readTickets(): Promise<ListedTicket[]> {
  const query = '{ tickets(first: 20) { nodes { id capabilities { reply { allowed } } } } }';
  const { data } = await post(query, {});
  return data.tickets.nodes;
}

async function reply(text: string): Promise<void> {
  const ticket = (await readTickets()).find((listed) => listed.capabilities.reply.allowed);
  const mutation = 'mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { userErrors { code } } }';
  const input = { ticketId: ticket!.id, content: { text: { text } }, idempotencyKey: randomUUID() };
  const { data } = await post(mutation, { input });
  expect(data.ticketReply.userErrors).toEqual([]);
}

async function post(query: string, variables: object): Promise<{ data: Answers }> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Answers };
}
