// The outcomes of SocialHub calls, and that the token in their URL is never exposed.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VendorCallError } from '../../../../src/domain/errors/error-codes.ts';
import { startSandboxVendor, type SetFault } from '../../../../src/sandbox/index.ts';
import { socialhubSandbox, type RunningSocialhub } from '../../../../src/vendors/socialhub/sandbox/index.ts';
import { contactDraft, ticketCreateCommand } from '../../../kit/domain/ticket-commands.ts';
import { delivery, fixture, openAccount, ticketRecord } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiJ0b2tlbiJ9.canary-of-the-token';
let vendor: RunningSocialhub;
beforeAll(async () => {
  vendor = await startSandboxVendor(socialhubSandbox, { settings: { accessToken: TOKEN } });
});
afterAll(() => vendor.stop());

const open = (settings = {}) => openAccount({ baseUrl: vendor.url, accessToken: TOKEN, ...settings });
let posts = 0;
const aPost = (changes = {}) =>
  ticketCreateCommand({ text: 'Hello', externalId: `comment-${(posts += 1)}-of-calls`, ...changes });

async function failureOf(fault: Parameters<typeof vendor.faults.add>[0], account = open()) {
  const set: SetFault = vendor.faults.add({ route: 'POST /inbox/tickets', times: 1, ...fault });
  try {
    await account.adapter.actions.createTicket?.perform(aPost());
    throw new Error(`fault ${set.id} had no effect`);
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    return { failure: error.failure, error };
  } finally {
    vendor.faults.clear();
  }
}

describe('an error of the vendor', () => {
  it.each([
    [400, 'BadRequestError', 'INVALID_REQUEST'],
    [401, 'AccessTokenInvalidError', 'UNAUTHORIZED'],
    [403, 'AccessDenied', 'FORBIDDEN'],
    [403, 'ChannelDeactivated', 'FORBIDDEN'],
    [403, 'InsufficientPermissions', 'FORBIDDEN'],
    [404, 'NotFoundError', 'NOT_FOUND'],
    [406, 'NotAcceptableError', 'INVALID_REQUEST'],
    [422, 'WebhookValidationError', 'INVALID_REQUEST'],
    [500, 'InternalServerError', 'UNAVAILABLE'],
    [400, 'SomethingNew', 'INVALID_REQUEST'],
  ])('%i %s is %s, with its own code and sentence', async (status, code, ours) => {
    const { failure } = await failureOf({ status, body: { code, message: 'Error: Not today' } });
    expect(failure).toMatchObject({ code: ours, vendorCode: code, vendorMessage: 'Not today', httpStatus: status });
  });

  it.each(['error-401-AccessTokenInvalidError', 'error-403-ChannelLimitReached'])(
    '%s is parsed as documented',
    async (name) => {
      const { failure } = await failureOf({ status: 403, body: fixture(name) });
      expect(failure.vendorCode).toBe(fixture(name).code);
    },
  );

  it('429 reports when to retry, in seconds or by date', async () => {
    const { body } = fixture('error-429-TooManyRequestsError');
    for (const retryAfter of [7, { httpDateInMs: 7_000 }]) {
      const { failure } = await failureOf({ status: 429, body, retryAfter });
      expect(failure).toMatchObject({
        code: 'RATE_LIMITED',
        vendorCode: 'TooManyRequestsError',
        outcomeUnknown: false,
      });
      expect(failure.retryAfterSeconds).toBeGreaterThanOrEqual(6);
    }
  });

  it('that is not JSON is classified by its status', async () => {
    const { failure } = await failureOf({ status: 403, body: '<h1>no</h1>' });
    expect(failure).toMatchObject({ code: 'FORBIDDEN', vendorCode: null, vendorMessage: null });
  });
});

describe('a new ticket whose response', () => {
  it.each([
    ['never comes', { delayMs: 900 }],
    ['is cut', { reset: 'middle' }],
    ['is lost', { reset: 'after' }],
    ['is a page', { replaceBody: 'html' }],
    ['has another shape', { replaceBody: 'wrong-shape' }],
  ] as const)('%s has an unknown outcome', async (_name, fault) => {
    expect((await failureOf(fault)).failure.outcomeUnknown).toBe(true);
  });
});

describe('a write whose response cannot be parsed', () => {
  it.each(['empty', 'wrong-shape'] as const)('counts as done: %s', async (replaceBody) => {
    const account = open();
    const made = await account.adapter.actions.createTicket?.perform(aPost());
    const head = ofType(made?.observations ?? [], 'ticket')[0];
    const ticket = ticketRecord({ key: head?.key ?? '', nativeId: head?.nativeId ?? '' });
    vendor.faults.add({ route: 'PATCH *', replaceBody, times: 1 });
    const changed = await account.adapter.actions.updateTicket?.perform({
      ...{ ticket, text: null, attachments: null, link: null, rating: null, url: null, contact: null },
      ...{ customFields: null, reopen: true, updatedAt: null, now: 5 },
    });
    vendor.faults.clear();
    expect(ofType(changed?.observations ?? [], 'ticket')).toMatchObject([{ fields: { status: 'OPEN' } }]);
    expect(account.warnings).toMatchObject([{ details: { operation: 'tickets.update' } }]);
  });
});

describe('a response with a part of the ticket', () => {
  it('removes nothing: neither the message nor its rating, address or root', async () => {
    const account = open();
    const ticket = ticketRecord({ contactKey: 'u_1' });
    const part = { _id: ticket.nativeId, interaction: { interactor: { name: 'Jörk' } } };
    vendor.faults.add({ route: 'PATCH *', status: 200, body: part, times: 1 });
    const changed = await account.adapter.actions.updateTicket?.perform({
      ...{ ticket, text: null, attachments: null, link: null, rating: null, url: null, customFields: null },
      ...{ contact: contactDraft({ name: 'Jörk' }), reopen: false, updatedAt: null, now: 5 },
    });
    const observations = changed?.observations ?? [];
    expect(ofType(observations, 'message')).toEqual([]);
    expect(ofType(observations, 'catalog')).toMatchObject([{ entry: { key: 'u_1', displayName: 'Jörk' } }]);
    for (const name of ['rating', 'url', 'externalReferences', 'preview', 'status', 'createdAt', 'updatedAt']) {
      expect(ofType(observations, 'ticket')[0]?.fields).not.toHaveProperty(name);
    }
  });
});

describe('an unconfirmed reply', () => {
  const task = (ticketId: string) => ({
    ...{
      account: 'fans',
      key: 'unconfirmed/f1',
      kind: 'fail-unconfirmed',
      ticketKey: 'comment-1',
      dueAt: 0,
      attempts: 0,
    },
    details: { ticketId, actionId: 'reply-as-comment', followupId: 'f5f75b50-6764' },
  });
  const perform = (account = open()) => account.adapter.tasks!.perform(task('5cc1b08ad62ec72e8388cb47'), null);

  it('fails here even if the vendor does not know it any more', async () => {
    const account = open();
    const observations = await perform(account);
    expect(ofType(observations, 'delivery')).toMatchObject([{ messageKey: 'f/f5f75b50-6764', status: 'FAILED' }]);
    expect(ofType(observations, 'action-failed')).toMatchObject([{ ticketKey: 'comment-1' }]);
    expect(account.warnings).toHaveLength(1);
  });

  it('stays as it is if the vendor already has its outcome', async () => {
    vendor.faults.add({
      route: 'POST *',
      status: 409,
      body: { code: 'ConflictError', message: 'Error: no' },
      times: 1,
    });
    expect(await perform()).toEqual([]);
  });

  it.each([401, 403, 429, 500])('is retried after a %i', async (status) => {
    vendor.faults.add({ route: 'POST *', status, body: {}, times: 1 });
    await expect(perform()).rejects.toBeInstanceOf(VendorCallError);
  });
});

describe('the token', () => {
  it('appears in no error and no log line when calls are late, cut or refused with their own URL', async () => {
    const account = open();
    const address = `${vendor.url}/?accesstoken=${TOKEN}`;
    const exposed: string[] = [];
    for (const fault of [
      { delayMs: 900 },
      { reset: 'before' },
      { reset: 'middle' },
      { status: 400, body: { code: TOKEN, message: `Error: ${address}` } },
      { status: 400, body: { code: 'BadRequestError', message: encodeURIComponent(address) } },
      { status: 500, body: address },
    ] as const) {
      const { failure, error } = await failureOf(fault, account);
      exposed.push(JSON.stringify(failure), String(error), error.stack ?? '', JSON.stringify(error.cause ?? null));
    }
    expect(account.logLines.join('')).toContain('vendor call failed');
    expect([...exposed, ...account.logLines, JSON.stringify(account.warnings)].join('\n')).not.toContain('canary');
  });

  it('is in the query of every call, and nowhere else', async () => {
    vendor.journal.clear();
    const { adapter } = open();
    await adapter.checkAccount?.();
    await adapter.actions.createTicket?.perform(aPost());
    for (const { path, headers, body, query } of vendor.journal.entries()) {
      expect(query['accesstoken']).toMatch(/^sha256:/);
      expect(JSON.stringify([path, headers, body])).not.toContain('canary');
    }
  });
});

describe('the credentials', () => {
  it('are accepted by the account check if they are right, and refused otherwise', async () => {
    const { adapter } = open();
    await expect(adapter.checkAccount?.()).resolves.toBeUndefined();
    await expect(
      openAccount({ baseUrl: vendor.url, accessToken: 'another' }).adapter.checkAccount?.(),
    ).rejects.toMatchObject({
      failure: { code: 'UNAUTHORIZED' },
    });
  });
});

describe('own posts', () => {
  const byUs = { contact: contactDraft({ name: 'Us', externalUserId: 'page-1000' }) };
  const isOutbound = async (account: ReturnType<typeof open>, changes = {}) => {
    const made = await account.adapter.actions.createTicket?.perform(aPost({ ...byUs, ...changes }));
    return ofType(made?.observations ?? [], 'message')[0]?.fields.direction;
  };

  it('are recognised by a setting without a call', async () => {
    const before = vendor.journal.count({ route: '/' });
    expect(await isOutbound(open({ networkId: 'page-1000' }))).toBe('OUTBOUND');
    expect(await isOutbound(open({ networkId: 'page-2000' }))).toBe('INBOUND');
    expect(vendor.journal.count({ route: '/' })).toBe(before);
  });

  it('are not recognised while the vendor call fails, but tickets are still created', async () => {
    const account = open();
    vendor.faults.add({ route: 'GET /', status: 403, body: {}, times: 1 });
    expect(await isOutbound(account)).toBe('INBOUND');
    expect(await isOutbound(account)).toBe('OUTBOUND');
  });
});

describe('a file of a reply', () => {
  it('is fetched without the token, and only from hosts in the settings', async () => {
    const { adapter } = open();
    const file = (vendorUrl: string | null) => ({
      ...{ key: 'f/1/0', name: null, mimeType: null, byteSize: null, sha256: null, mediaKind: 'OTHER' as const },
      ...{ vendorUrl, vendorMediaId: null, scanState: 'UNKNOWN' as const },
    });
    const stream = await adapter.media?.open(file(`${vendor.url}/files/doc.pdf`), null);
    expect(stream?.mimeType).toBe('application/pdf');
    stream?.cancel();
    expect(vendor.journal.entries({ route: '/files/:name' }).at(-1)?.query).toEqual({});
    for (const url of ['https://elsewhere.example/a.pdf', 'http://127.0.0.1:1/a.pdf', null]) {
      await expect(adapter.media?.open(file(url), null)).rejects.toMatchObject({ failure: { code: 'UNSUPPORTED' } });
    }
  });
});

describe('an account', () => {
  it.each([
    ['no list', '{"a":1}', 'templates: not a list in JSON'],
    ['no JSON', '[', 'templates: not a list in JSON'],
    ['a template without an id', '[{"name":"a","text":{"en":"a"}}]', 'templates: 0.networkId is invalid'],
    ['a template without a text', '[{"name":"a","networkId":"a","text":{}}]', 'templates: 0.text is invalid'],
  ])('does not open with templates that are %s', (_name, templates, message) => {
    expect(() => openAccount({ templates })).toThrow(message);
  });

  it('accepts every delivery if its token has no claims', () => {
    const { adapter } = openAccount({ accessToken: 'no-jwt' });
    expect(adapter.webhook?.parse(delivery(fixture('webhook-test-request')))).toMatchObject({ state: 'read' });
  });
});
