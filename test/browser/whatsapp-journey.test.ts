// A newcomer's hour with WhatsApp, in a real browser and with nothing but the page: from a template to her picture.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../kit/eventually.ts';
import { startGateway, type TestGateway } from '../kit/gateway/gateway.ts';
import type { Json } from '../kit/json.ts';
import { buildPage } from './build-page.ts';
import { openBrowser, type PageRecord, type TestBrowser } from './open-browser.ts';

const PHONE = '4915112345678';
let gateway: TestGateway;
let browser: TestBrowser;
let page: Page;
let record: PageRecord;

beforeAll(async () => {
  await buildPage();
  // As with `npm start`: messages are delivered and read automatically.
  gateway = await startGateway({ ticketCount: 3, deskSettings: { autoStatuses: true } });
  browser = await openBrowser();
  ({ page, record } = await browser.openPage(gateway.url));
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

test(
  'templates of a product, one sent in German, delivered and read, her place answered, her picture seen',
  { timeout: 60_000 },
  async () => {
    await page.goto(`${gateway.url}/graphiql/`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Show Events' }).click();

    await openTab('WhatsappTemplates');
    const { templates } = await run();
    const german = templates.nodes.find(
      ({ channel, translations }: Json) =>
        channel.brand.name === templates.nodes[0].channel.brand.name &&
        translations.some(({ languageCode }: Json) => languageCode === 'de'),
    );
    const { parameters } = german.translations.find(({ languageCode }: Json) => languageCode === 'de');

    await openTab('SendTemplate');
    await writeVariables({
      idempotencyKey: 'the first',
      to: `+${PHONE}`,
      channelId: german.channel.id,
      template: {
        templateId: german.id,
        languageCode: 'de',
        variables: parameters.map(({ key }: Json, index: number) => ({ key, value: ['Kaya', 'Aylin', '#77'][index] })),
      },
    });
    const sent = (await run()).templateSend;
    expect(sent).toMatchObject({ userErrors: [], message: { text: expect.stringContaining('Ihre Bestellung') } });
    await eventually(async () =>
      expect(await events().allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringMatching(/Delivered/), expect.stringMatching(/Read/)]),
      ),
    );

    await gateway.desk360.customerWrites({ kind: 'location', phone: PHONE, productId: 11, name: 'Aylin Kaya' });
    await openEvent('Main Street Beach');
    await events().getByRole('button', { name: 'Reply' }).click();
    // The tab brought the ticket and a key of its own; only the words are ours.
    const brought = await eventually(async () => {
      const variables = await readVariables();
      expect(variables.ticketId).toBe(sent.ticket.id);
      return variables;
    });
    await writeVariables({ ...brought, text: 'Danke, wir kommen.' });
    const { ticketReply } = await run();
    expect(ticketReply).toMatchObject({ userErrors: [], message: { text: 'Danke, wir kommen.' } });

    await gateway.desk360.customerWrites({ kind: 'image', phone: PHONE, productId: 11 });
    await openEvent('Media');
    const shown = answered();
    await events().getByRole('button', { name: 'Open ticket in a new tab' }).click();
    const { ticket } = await shown;
    const [{ url }] = ticket.messages.nodes.find(({ attachments }: Json) => attachments.length > 0).attachments;
    const picture = await page.context().newPage();
    await picture.goto(url);
    const width = await picture.locator('img').evaluate(({ naturalWidth }: HTMLImageElement) => naturalWidth);
    expect(width).toBeGreaterThan(0);
    await picture.close();
    expect(record.foreignRequests).toEqual([]);
    expect(record.complaints).toEqual([]);
  },
);

const events = (): Locator => page.locator('.event-row');

async function openTab(name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Presses the run button and gives what the gateway answered, once the page shows it. */
async function run(): Promise<Json> {
  const answer = answered();
  await page.locator('.graphiql-execute-button').click();
  return answer;
}

/** The data of the next response to an operation of the user, not of the editor. */
async function answered(): Promise<Json> {
  const response = await page.waitForResponse(
    (candidate) =>
      new URL(candidate.url()).pathname === '/graphql' &&
      candidate.request().postData()?.includes('IntrospectionQuery') !== true,
  );
  const { data, errors } = (await response.json()) as { data: Json; errors?: unknown };
  expect(errors).toBeUndefined();
  const [field = ''] = Object.keys(data);
  await eventually(async () =>
    expect(await page.locator('.result-window .view-lines').innerText()).toContain(`"${field}"`),
  );
  return data;
}

/** Types over the variables that stand in the editor. */
async function writeVariables(variables: object): Promise<void> {
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(JSON.stringify(variables));
  // The editor closes quotes and brackets automatically; the text already has them.
  await page.keyboard.press('ControlOrMeta+Shift+End');
  await page.keyboard.press('Delete');
}

/** The text of the variables editor without white space, because the editor wraps and indents it. */
async function readVariables(): Promise<Json> {
  const shown = await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').innerText();
  return JSON.parse(shown.replaceAll(/\s/g, ''));
}

/** Opens the newest event that says this. */
async function openEvent(text: string): Promise<void> {
  const row = events().filter({ hasText: text }).last();
  await row.locator('.event-row-button').click();
  await row.locator('.event-json').waitFor();
}
