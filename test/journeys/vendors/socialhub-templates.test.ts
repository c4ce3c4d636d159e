// SocialHub fetches the templates of its replies from the gateway, with signed requests and in its own format.

import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { desk360Sandbox, type RunningDesk360 } from '../../../src/vendors/desk360/sandbox/index.ts';
import { fetchTemplates } from '../../../src/vendors/socialhub/sandbox/index.ts';
import { settingsOf } from '../../kit/gateway/gateway-defaults.ts';
import { CREATE, post, startSocialhubGateway, type SocialhubGateway } from '../../kit/gateway/socialhub-gateway.ts';

const DOCUMENTED: any[] = JSON.parse(
  readFileSync(new URL('../../fixtures/socialhub/socialhub-templates-callback-response.json', import.meta.url), 'utf8'),
);
const SECRET = 'sandbox-socialhub-webhook-secret-0001';

let desk: RunningDesk360;
let harness: SocialhubGateway;
beforeAll(async () => {
  desk = await startSandboxVendor(desk360Sandbox, { ticketCount: 1, settings: { plan: 'enterprise' } });
  const settings = settingsOf(desk360, {
    baseUrl: desk.url,
    apiToken: desk.settings.accounts[0]?.token ?? '',
    products: ['11'],
    whatsappProduct: '11',
    callsPerMinute: 1000,
  });
  const webhookPath = 'another-secret-path-0123456789';
  harness = await startSocialhubGateway({
    account: { templates: JSON.stringify(DOCUMENTED), templateAccounts: ['desk'] },
    more: [{ id: 'desk', name: 'Desk', vendor: 'desk360', module: desk360, webhookPath, settings }],
  });
});
afterAll(async () => {
  await harness.stop();
  await desk.stop();
});

function signed(body: string, at = Date.now(), secret = SECRET): Record<string, string> {
  const challenge = createHash('sha256').update(`${at};${secret}`).digest('hex');
  const signature = createHmac('sha256', challenge).update(body).digest('hex');
  return { 'x-socialhub-timestamp': String(at), 'x-socialhub-signature': signature };
}

describe('the vendor', () => {
  it.each(['nothing', 'empty-object'] as const)(
    'gets the templates when its request is signed over %s',
    async (over) => {
      const settings = { ...harness.vendor.settings, templatesSignedOver: over };
      const templates = await fetchTemplates({ ...harness.vendor, settings }, harness.templatesUrl);
      expect(templates[0]).toEqual(DOCUMENTED[0]);
    },
  );

  it('can use POST, and gets the challenge solved', async () => {
    for (const body of ['', '{}']) {
      const answer = await fetch(harness.templatesUrl, { method: 'POST', headers: signed(body), body });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-socialhub-challenge')).toMatch(/^[0-9a-f]{64}$/);
      await answer.arrayBuffer();
    }
  });

  it('gets those of the configured accounts, under their global ids', async () => {
    const templates = await fetchTemplates(harness.vendor, harness.templatesUrl);
    const { data } = await harness.query(
      '{ templates(vendor: [DESK360], first: 50) { nodes { id name translations { languageCode parameters { key } } } } }',
    );
    const known: any[] = data['templates'].nodes;
    expect(known.length).toBeGreaterThan(0);
    expect(templates.slice(1).map(({ networkId }) => networkId)).toEqual(known.map(({ id }) => id));
    for (const { id, name, translations } of known) {
      const offered = templates.find(({ networkId }) => networkId === id);
      expect(offered?.['name']).toBe(name);
      const keys = new Set(translations.flatMap(({ parameters }: any) => parameters.map(({ key }: any) => key)));
      expect(Object.keys(offered?.['variables'] ?? {}).sort()).toEqual([...keys].map(String).sort());
      for (const key of keys) expect(JSON.stringify(offered?.['text'])).toContain(`{{${String(key)}}}`);
    }
  });

  it('sends a reply with one, and the gateway knows the template', async () => {
    const label = { en: 'Template', de: 'Vorlage' };
    const config = { templates: { url: harness.templatesUrl } };
    harness.vendor.state.actions = [{ type: 'template_reply', id: 'template', label, config }];
    const { ticket } = (await harness.query(CREATE, post())).data['ticketCreate'];
    await harness.vendor.customerWrites({
      act: 'template_reply',
      ticketId: ticket.nativeId,
      templateId: 'test_greeting',
      variables: { firstName: 'Jork' },
      language: 'fr',
    });
    const { data } = await harness.query(
      `query ($id: ID!) { ticket(id: $id) { messages(last: 1) { nodes { text content {
        ... on TemplateContent { name languageCode template { kind name translations { languageCode } } }
      } } } } }`,
      { id: ticket.id },
    );
    expect(data['ticket'].messages.nodes).toEqual([
      {
        text: 'Bienvenue Jork',
        content: {
          name: 'Test Greeting',
          languageCode: 'fr',
          template: {
            kind: 'MANIFEST',
            name: 'Test Greeting',
            translations: ['en', 'de', 'fr'].map((languageCode) => ({ languageCode })),
          },
        },
      },
    ]);
    expect([...harness.vendor.state.followups.values()].at(-1)?.text).toBe('Bienvenue Jork');
  });
});

describe('any other client', () => {
  it.each<[string, () => Record<string, string>]>([
    ['without a signature', () => ({})],
    ['with another secret', () => signed('', Date.now(), `${SECRET}0`)],
    ['with a signature over something else', () => signed('{"a":1}')],
    ['long ago', () => signed('', Date.now() - 400_000)],
    ['in the future', () => signed('', Date.now() + 400_000)],
  ])('that sends a request %s is refused', async (_name, headers) => {
    const answer = await fetch(harness.templatesUrl, { headers: headers() });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: 'refused' });
  });

  it('gets 404 for an unknown path and for an account without templates', async () => {
    const wrong = harness.templatesUrl.replace(/.{4}$/, 'xxxx');
    const other = `${harness.url}/templates/desk360/desk/another-secret-path-0123456789`;
    for (const url of [wrong, other]) expect((await fetch(url, { headers: signed('') })).status).toBe(404);
  });
});
