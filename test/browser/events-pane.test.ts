// Opens the Events plugin in a real browser: the live list across pauses, broken connections and a pruned log.

import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../kit/eventually.ts';
import { startGateway, type TestGateway } from '../kit/gateway/gateway.ts';
import { openBreakableProxy, type BreakableProxy } from '../kit/breakable-proxy.ts';
import { buildPage } from './build-page.ts';
import { openBrowser, type PageRecord, type TestBrowser } from './open-browser.ts';

const FAR_FUTURE = Date.UTC(2100, 0);

let gateway: TestGateway;
let browser: TestBrowser;
let proxy: BreakableProxy;
let page: Page;
let record: PageRecord;
let written = 0;

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
  proxy = await openBreakableProxy(() => gateway.url);
  ({ page, record } = await browser.openPage(proxy.url));
  await page.goto(`${proxy.url}/graphiql/`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.getByRole('button', { name: 'Show Events' }).click();
  await untilState('Live');
});

afterEach(async () => {
  await page.context().close();
  await proxy.close();
});

describe('the Events plugin', () => {
  it('shows what it waits for until something happens', async () => {
    expect(await pane().innerText()).toContain('Nothing has happened yet');
    expectQuietPage();
  });

  it('lists what customers of both vendors write, in the order of the log', async () => {
    const texts = [...(await customersWrite(3)), await emotiveCustomerWrites()];
    await untilListed(texts);
    await untilListIsLog();
    expect(await pane().getByRole('listitem').first().innerText()).toMatch(/Desk360/);
    expectQuietPage();
  });

  it('lists nothing while paused, counts, and lists everything after resuming', async () => {
    const before = await customersWrite(1);
    await untilListed(before);
    await untilListIsLog();
    const shownCount = (await listedCursors()).length;
    await button('Pause').click();
    await untilState('Paused');
    const during = await customersWrite(3);
    const missed = (await loggedCursors()).length - shownCount;
    await eventually(async () => expect(await button('Resume').innerText()).toContain(String(missed)));
    expect((await listedCursors()).length).toBe(shownCount);
    await button('Resume').click();
    await untilListed([...before, ...during, ...(await customersWrite(1))]);
    await untilListIsLog();
    expectQuietPage();
  });

  it('continues without loss or duplicates over broken connections, and marks them', async () => {
    const texts: string[] = [];
    for (let round = 1; round <= 3; round += 1) {
      texts.push(...(await customersWrite(2)));
      proxy.cut();
      texts.push(...(await customersWrite(2)));
      await eventually(async () => expect(await marks('reconnected').count()).toBe(round));
    }
    await untilListed(texts);
    await untilState('Live');
    await untilListIsLog();
    expect(await marks('reconnected').first().innerText()).toMatch(/Reconnected after [\d.]+ s, nothing lost/);
    expect(record.foreignRequests).toEqual([]);
  });

  it('marks a gap when the log was pruned in the meantime, and nothing else in its place', async () => {
    await untilListed(await customersWrite(1));
    proxy.refuse();
    await untilState('Reconnecting');
    await customersWrite(3);
    while ((await gateway.gateway.store.commit((tx) => tx.log.prune(FAR_FUTURE))) > 0);
    // A running gateway also has the newest events in memory and would deliver them.
    await gateway.restart();
    proxy.accept();
    await eventually(async () => expect(await marks('pruned').count()).toBe(1));
    expect(await marks('reconnected').count()).toBe(0);
    expect(await marks('pruned').innerText()).toContain('Gap');
    await untilListed(await customersWrite(1));
  });

  it('shows an event as JSON, and opens its ticket in a new tab', async () => {
    const [text] = await customersWrite(1);
    await untilListed([text!]);
    const row = pane().getByRole('listitem').filter({ hasText: text! }).first();
    await row.getByRole('button', { expanded: false }).click();
    const shown = JSON.parse(await row.locator('.event-json').innerText()) as { cursor: string; ticketId: string };
    expect(shown).toMatchObject({ cursor: await row.getAttribute('data-cursor'), vendor: 'DESK360' });
    await row.getByRole('button', { name: 'Open ticket in a new tab' }).click();
    await eventually(async () =>
      expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('OneTicketWithMessages'),
    );
    expect(await page.getByRole('tab').count()).toBe(7);
    await eventually(async () =>
      expect(await page.locator('.result-window .view-lines').innerText()).toContain('"ticket"'),
    );
    expect(record.sentFrames.filter((frame) => frame.includes('"type":"subscribe"')).length).toBe(2);
    expectQuietPage();
  });

  it('opens a reply to the ticket of an event, to be written and sent', async () => {
    const [text] = await customersWrite(1);
    await untilListed([text!]);
    const row = pane().getByRole('listitem').filter({ hasText: text! }).first();
    await row.getByRole('button', { expanded: false }).click();
    const { ticketId } = JSON.parse(await row.locator('.event-json').innerText()) as { ticketId: string };
    await row.getByRole('button', { name: 'Reply' }).click();
    await eventually(async () =>
      expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('Reply'),
    );
    const shown = await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').innerText();
    expect(shown.replaceAll(/\s/g, '')).toContain(`"ticketId":"${ticketId}"`);
    expect(await page.locator('.result-window .view-lines').innerText()).not.toContain('ticketReply');
    const tab = (await page.getByRole('tab', { selected: true }).boundingBox())!;
    const bar = (await page.locator('.graphiql-tabs').boundingBox())!;
    expect(tab.x + tab.width).toBeLessThanOrEqual(bar.x + bar.width + 1);
    expectQuietPage();
  });

  it('does not scroll while an event is read, and returns to the newest on request', async () => {
    await untilListed(await customersWrite(8));
    const rows = pane().locator('.event-row-button');
    await rows.last().scrollIntoViewIfNeeded();
    await rows.first().click();
    const y = (await rows.first().boundingBox())!.y;
    await untilListed(await customersWrite(8));
    expect((await rows.first().boundingBox())!.y).toBe(y);
    await button('Newest').click();
    await eventually(async () => expect(await distanceFromEnd()).toBeLessThan(2));
    await untilListed(await customersWrite(1));
    await eventually(async () => expect(await distanceFromEnd()).toBeLessThan(2));
  });

  it('narrows the list to one type or one vendor, and is emptied', async () => {
    const [text] = await customersWrite(1);
    const other = await emotiveCustomerWrites();
    await untilListed([text!, other]);
    await untilListIsLog();
    await pane().getByLabel('Vendor', { exact: true }).selectOption('EMOTIVE');
    expect(await list()).not.toContain(text);
    await pane().getByLabel('Event type').selectOption('MESSAGE_ADDED');
    expect(await pane().getByRole('listitem').count()).toBe(1);
    await button('Clear').click();
    await eventually(async () => expect(await pane().getByRole('listitem').count()).toBe(0));
  });

  it('is navigated with the arrow keys, and keeps listing while it is closed', async () => {
    await untilListed(await customersWrite(2));
    const rows = pane().locator('.event-row-button');
    await rows.last().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await rows.nth(1).getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('button', { name: 'Hide Events' }).click();
    const texts = await customersWrite(2);
    await page.getByRole('button', { name: 'Show Events' }).click();
    await untilListed(texts);
    await untilListIsLog();
    expectQuietPage();
  });
});

function pane(): Locator {
  return page.locator('.events-pane');
}

function button(name: string): Locator {
  return pane().getByRole('button', { name: new RegExp(`^${name}`) });
}

function marks(kind: string): Locator {
  return page.locator(`.event-mark[data-kind="${kind}"]`);
}

async function list(): Promise<string> {
  return pane().locator('.events-list').innerText();
}

async function untilState(word: string): Promise<void> {
  await eventually(async () => expect(await pane().getByRole('status').innerText()).toBe(word));
}

async function untilListed(texts: readonly string[]): Promise<void> {
  await eventually(async () => {
    const shown = await list();
    for (const text of texts) expect(shown).toContain(text);
  });
}

async function distanceFromEnd(): Promise<number> {
  return pane()
    .locator('.events-scroller')
    .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
}

/** Nothing is missing, duplicated or out of order. A text may be listed before its own event, as the preview of its ticket. */
async function untilListIsLog(): Promise<void> {
  await eventually(async () => expect(await listedCursors()).toEqual(await loggedCursors()));
}

async function listedCursors(): Promise<string[]> {
  return pane()
    .locator('.event-row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-cursor') ?? ''));
}

/** The cursors of the log since the page subscribed, from the first cursor that the page sent. */
async function loggedCursors(): Promise<string[]> {
  const first = record.sentFrames.find((frame) => frame.includes('WatchEvents'));
  const { payload } = JSON.parse(first!) as { payload: { variables: { after: string } } };
  const query = 'query ($after: EventCursor) { events(after: $after, first: 100) { nodes { cursor } } }';
  const answer = await gateway.query<{ events: { nodes: { cursor: string }[] } }>(query, payload.variables);
  return answer.data.events.nodes.map(({ cursor }) => cursor);
}

/** Desk360 customers write `count` messages in sequence; resolves when the gateway has them. */
async function customersWrite(count: number): Promise<string[]> {
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = `written ${(written += 1)} over WhatsApp`;
    texts.push(text);
    await gateway.desk360.customerWrites({ kind: 'text', text });
  }
  return texts;
}

async function emotiveCustomerWrites(): Promise<string> {
  const message = `written ${(written += 1)} as SMS`;
  await gateway.emotive.customerWrites({ subscriber: 'active', message });
  return message;
}

function expectQuietPage(): void {
  expect(record.requests.length).toBeGreaterThan(5);
  expect(record.foreignRequests).toEqual([]);
  expect(record.complaints).toEqual([]);
}
