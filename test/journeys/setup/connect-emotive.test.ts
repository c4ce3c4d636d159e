// Connecting an Emotive account from the command line, beside the emulated vendor and a gateway that takes its webhooks.

import { afterEach, describe, expect, test } from 'vitest';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { type EmotiveSandboxSettings, emotiveSandbox } from '../../../src/vendors/emotive/sandbox/index.ts';
import { environmentIn, runConnect } from '../../kit/gateway/connect.ts';

const JWT = emotiveSandbox.settings.dashboardJwt;
const PUBLIC_URL = 'https://desk.example.com';
const WEBHOOK_URL = `${PUBLIC_URL}/webhooks/emotive/shop/`;
const TOKEN = 'DESKGRAPH_SHOP_BRAND_TOKEN';
const PATH = 'DESKGRAPH_SHOP_WEBHOOK_PATH';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startEmotive(settings: Partial<EmotiveSandboxSettings> = { brandToken: null }) {
  const sms = await startSandboxVendor(emotiveSandbox, { ticketCount: 1, settings });
  stops.push(() => sms.stop());
  const options = ['emotive', '--account', 'shop', '--url', sms.url];
  const registered = () => [...sms.state.webhooks.values()].map(({ trigger, url }) => `${trigger} ${url}`);
  const tokens = () => [...sms.state.connections.values()].filter(({ status }) => status === 'active');
  return { sms, options, registered, tokens };
}
const custom = ['--ticket-system', 'custom'];
const reachable = ['--public-url', PUBLIC_URL];

describe('npm run connect -- emotive', () => {
  test('goes from the JWT over the ticket system and the brand token to both webhooks', async () => {
    const { options, registered, tokens } = await startEmotive();
    const ended = await runConnect({ lines: [JWT, 'custom'] }, ...options, ...reachable);

    expect(ended).toMatchObject({ code: 0 });
    const given = environmentIn(ended.out);
    expect(Object.keys(given)).toEqual([TOKEN, PATH]);
    expect(tokens()).toMatchObject([{ authValue: given[TOKEN], systemTypeId: 9 }]);
    expect(registered()).toEqual([`create ${WEBHOOK_URL}${given[PATH]}`, `update ${WEBHOOK_URL}${given[PATH]}`]);
    for (const secret of [JWT, given[TOKEN], given[PATH]]) expect(ended.errors).not.toContain(secret);
  });

  test('changes nothing when it is done again, with the environment set and without', async () => {
    const { sms, options, registered, tokens } = await startEmotive();
    const first = await runConnect({ lines: [JWT] }, ...options, ...custom, ...reachable);
    const before = { registered: registered(), tokens: tokens() };
    sms.journal.clear();

    const again = await runConnect({ env: environmentIn(first.out) }, ...options, ...reachable);
    expect(again).toMatchObject({ code: 0, out: '' });
    const fresh = await runConnect({ lines: [JWT] }, ...options, ...custom, ...reachable);
    expect(fresh).toMatchObject({ code: 0, out: first.out });

    expect({ registered: registered(), tokens: tokens() }).toEqual(before);
    expect(sms.journal.entries().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('puts a new path in the place of the old one and leaves the addresses of others alone', async () => {
    const { sms, options, registered } = await startEmotive();
    const first = await runConnect({ lines: [JWT] }, ...options, ...custom, ...reachable);
    const brandToken = environmentIn(first.out)[TOKEN] ?? '';
    const others = [
      'https://other.example/hook',
      `${WEBHOOK_URL}short`,
      WEBHOOK_URL.replace('/shop/', '/shop-2/') + 'x'.repeat(30),
    ];
    for (const [index, url] of others.entries()) {
      const other = { id: 900 + index, platform: 'custom', status: 'active', trigger: 'create', url } as const;
      sms.state.webhooks.set(other.id, other);
    }
    const path = 'a-new-path-0123456789-0123456789';
    const env = { [TOKEN]: brandToken, [PATH]: path };
    expect(await runConnect({ env }, ...options, ...reachable)).toMatchObject({ code: 0, out: '' });

    const kept = others.map((url) => `create ${url}`);
    expect(registered().toSorted()).toEqual(
      [...kept, `create ${WEBHOOK_URL}${path}`, `update ${WEBHOOK_URL}${path}`].toSorted(),
    );
  });

  test('registers again what is disabled or doubled', async () => {
    const { sms, options, registered } = await startEmotive();
    const first = await runConnect({ lines: [JWT] }, ...options, ...custom, ...reachable);
    const [create, update] = [...sms.state.webhooks.values()];
    if (create === undefined || update === undefined) throw new Error('two registrations were expected');
    const before = registered();
    sms.state.webhooks.set(create.id, { ...create, status: 'disabled' });
    sms.state.webhooks.set(901, { ...update, id: 901 });

    const again = await runConnect({ env: environmentIn(first.out) }, ...options, ...reachable);
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(registered().toSorted()).toEqual(before);
    expect([...sms.state.webhooks.values()].map(({ status }) => status)).toEqual(['active', 'active']);
  });

  test('asks before it ends the token of another system', async () => {
    const { sms, options, tokens } = await startEmotive({ brandToken: 'token-of-gorgias', secondToken: 'refused' });
    const [old] = sms.state.connections.values();
    if (old === undefined) throw new Error('a connection was expected');
    sms.state.connections.set(old.id, { ...old, systemTypeId: 2 });
    const asked = [...options, ...custom];

    const unanswered = await runConnect({ lines: [JWT] }, ...asked);
    expect(unanswered).toMatchObject({ code: 1, out: '' });
    expect(unanswered.errors).toContain('an active token already, for gorgias');
    expect(unanswered.errors).toContain('--active-token');
    const kept = await runConnect({ lines: [JWT] }, ...asked, '--active-token', 'keep');
    expect(environmentIn(kept.out)).toEqual({ [TOKEN]: 'token-of-gorgias' });
    const replaced = await runConnect({ lines: [JWT, 'replace'] }, ...asked);
    expect(replaced.code).toBe(0);
    expect(tokens()).toMatchObject([{ authValue: environmentIn(replaced.out)[TOKEN], systemTypeId: 9 }]);
  });

  test('keeps no token that the vendor does not show', async () => {
    const { options } = await startEmotive({ listsTokens: false });
    const kept = await runConnect({ lines: [JWT] }, ...options, ...custom, '--active-token', 'keep');
    expect(kept).toMatchObject({ code: 1, out: '' });
    expect(kept.errors).toContain('does not show it');
  });

  test('hands the token over before a registration fails, so that nothing is lost', async () => {
    const { sms, options, tokens } = await startEmotive();
    sms.faults.add({ route: 'POST /webhooks/config', status: 400 });
    const failed = await runConnect({ lines: [JWT] }, ...options, ...custom, ...reachable);
    expect(failed.code).toBe(1);
    expect(environmentIn(failed.out)[TOKEN]).toBe(tokens()[0]?.authValue);
  });

  test('lets nothing that the vendor says steer the terminal or add a variable', async () => {
    const { sms, options } = await startEmotive();
    const names = {
      ticket_systems: [
        { id: 9, name: 'custom' },
        { id: 1, name: '\u001b[2Jfax\r\nTOKEN=x' },
      ],
    };
    sms.faults.add({ route: 'GET /ticket_systems', status: 200, body: names });
    const listed = await runConnect({ lines: [JWT] }, ...options, '--ticket-system', 'fax');
    expect(listed.errors).toContain('choose one of custom, \u{FFFD}[2Jfax\u{FFFD}\u{FFFD}TOKEN=x');

    const made = { id: 5, auth_type: 'api_token', auth_value: 'token\nPATH=/tmp', status: 'active' };
    sms.faults.add({ route: 'POST /connections/config', status: 200, body: made });
    const ended = await runConnect({ lines: [JWT] }, ...options, ...custom);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.errors).toContain(`no usable value for ${TOKEN}`);
  });

  test('says what to do without an address, with a wrong JWT and with a system that is not there', async () => {
    const { sms, options, registered } = await startEmotive();
    const silent = await runConnect({ lines: [JWT] }, ...options, ...custom);
    expect(silent.errors).toContain('No webhook is registered');
    expect(registered()).toEqual([]);

    const refused = await runConnect({ lines: ['not-a-jwt'] }, ...options, ...custom);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).not.toContain('not-a-jwt');
    const missing = await runConnect({ lines: [JWT] }, ...options, '--ticket-system', 'fax');
    expect(missing.errors).toContain('choose one of freshdesk, gorgias');
    expect(sms.state.connections.size).toBe(1);
  });
});
