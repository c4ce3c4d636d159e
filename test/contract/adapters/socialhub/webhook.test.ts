// How the adapter parses webhooks: every documented body, and undocumented ones.

import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { tokenFor } from '../../../../src/vendors/socialhub/sandbox/index.ts';
import { actionBody, delivery, fixture, openAccount } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const TIME = 1_556_201_893_268;
const UUID = '4616f2f0-5069-4ee8-ad95-4c106c277eb3';
interface Action {
  readonly ticketId: string;
  readonly payload: { readonly followupId: string; readonly attachments: readonly object[] };
}
const documented = (name: string): Action & Record<string, unknown> => ({ ...fixture(name), time: TIME, uuid: UUID });
const reply = documented('ticket_action-reply');
const template = documented('ticket_action-template_reply');
const button = documented('ticket_action-button');
const FOLLOWUP = 'f5f75b50-6764-11e9-9ce6-3507264c7519';
const TICKET = 'question-q_0000000001';

function parse(body: unknown, settings: Settings = {}) {
  const account = openAccount(settings);
  const parsed = account.adapter.webhook?.parse(delivery(body));
  return { ...account, parsed };
}
function read(body: unknown, settings: Settings = {}) {
  const { parsed, ...account } = parse(body, settings);
  if (parsed?.state !== 'read') throw new Error(`not read: ${JSON.stringify(parsed)}`);
  return { ...account, ...parsed };
}

describe('a reply', () => {
  it('requests an action, with a queued message of its ticket', () => {
    const { observations } = read(actionBody(reply));
    expect(ofType(observations, 'ticket')).toMatchObject([
      {
        key: TICKET,
        nativeId: '5cc1b08ad62ec72e8388cb47',
        fields: { status: 'OPEN', channelType: 'CUSTOM', channelKey: '5cc1afd1d62ec72e8388cb46', updatedAt: TIME },
        createFields: { externalReferences: [{ system: 'networkItemId', value: TICKET }] },
      },
    ]);
    expect(ofType(observations, 'message')).toMatchObject([
      {
        key: `f/${FOLLOWUP}`,
        nativeId: FOLLOWUP,
        fields: {
          ticketKey: TICKET,
          direction: 'OUTBOUND',
          text: 'Hello! Sure, how can we assist you?',
          content: { kind: 'MEDIA', mediaKind: 'DOCUMENT', caption: 'Hello! Sure, how can we assist you?' },
          attachments: [
            {
              key: `f/${FOLLOWUP}/0`,
              name: 'doc.pdf',
              mimeType: 'application/pdf',
              byteSize: 100,
              vendorUrl: 'https://aws.com/files/doc.pdf',
            },
          ],
          replyToKey: `t/${TICKET}`,
          deliveryStatus: 'QUEUED',
          createdAt: TIME,
        },
      },
    ]);
    expect(ofType(observations, 'action-requested')).toEqual([
      {
        type: 'action-requested',
        ticketKey: TICKET,
        actionId: 'reply-as-comment',
        followupId: FOLLOWUP,
        action: 'REPLY',
        optionId: null,
        messageKey: `f/${FOLLOWUP}`,
        at: TIME,
      },
    ]);
  });

  it('with only a text is text, with only a file has an empty text, and names the chosen option', () => {
    const { followupId } = reply.payload;
    const text = read(actionBody({ ...reply, payload: { followupId, text: 'Hi', option: 'public' } })).observations;
    expect(ofType(text, 'message')[0]?.fields).toMatchObject({
      text: 'Hi',
      content: { kind: 'TEXT' },
      attachments: [],
    });
    expect(ofType(text, 'action-requested')[0]).toMatchObject({ optionId: 'public' });
    const file = read(actionBody({ ...reply, payload: { followupId, attachments: reply.payload.attachments } }));
    expect(ofType(file.observations, 'message')[0]?.fields).toMatchObject({
      text: '',
      content: { kind: 'MEDIA', caption: null },
    });
  });

  it('puts its deadline into the outbox; a setting of 0 means none', () => {
    const { observations } = read(actionBody(reply), { confirmWithinSeconds: 90 });
    expect(ofType(observations, 'task')).toEqual([
      {
        type: 'task',
        key: `unconfirmed/${FOLLOWUP}`,
        kind: 'fail-unconfirmed',
        ticketKey: TICKET,
        details: { ticketId: reply.ticketId, actionId: 'reply-as-comment', followupId: FOLLOWUP },
        dueAt: 1_700_000_000_000 + 90_000,
      },
    ]);
    expect(ofType(read(actionBody(reply), { confirmWithinSeconds: 0 }).observations, 'task')).toEqual([]);
  });
});

describe('a template reply', () => {
  it('carries the template with its values, and the template name as text if the template is unknown', () => {
    const { observations } = read(actionBody(template));
    expect(ofType(observations, 'message')[0]?.fields).toMatchObject({
      text: 'Test Greeting',
      content: {
        kind: 'TEMPLATE',
        templateKey: 'test_greeting',
        templateNativeId: 'test_greeting',
        name: 'Test Greeting',
        languageCode: 'de',
        variables: [{ key: 'firstName', value: 'Jork' }],
      },
      deliveryStatus: 'QUEUED',
    });
    expect(ofType(observations, 'action-requested')[0]).toMatchObject({
      action: 'TEMPLATE_REPLY',
      followupId: FOLLOWUP,
    });
    expect(ofType(observations, 'task')).toHaveLength(1);
  });

  it('made from a template of the settings has the filled text', () => {
    const templates = JSON.stringify(fixture('templates-callback-response'));
    const { observations } = read(actionBody(template), { templates });
    expect(ofType(observations, 'message')[0]?.fields.text).toBe('Hallo Jork');
  });
});

describe('an action without a reply', () => {
  it.each([
    ['button', button, 'BUTTON', 'like-button'],
    ['delete', { ...button, type: 'delete', actionId: 'delete-id' }, 'DELETE', 'delete-id'],
  ])('such as %s is a request without a message and without a deadline', (_type, event, action, actionId) => {
    const { observations } = read(actionBody(event));
    expect(ofType(observations, 'action-requested')).toMatchObject([
      { action, actionId, followupId: null, messageKey: null, at: TIME },
    ]);
    expect(ofType(observations, 'message')).toEqual([]);
    expect(ofType(observations, 'task')).toEqual([]);
  });

  it('may have no payload', () => {
    const { payload: _payload, ...bare } = button;
    expect(ofType(read(actionBody(bare)).observations, 'action-requested')).toHaveLength(1);
  });
});

describe('a channel_action', () => {
  const body = (type: string) => ({ ...actionBody(), events: { channel_action: [{ type, time: TIME, uuid: UUID }] } });

  it.each([
    ['disabled', false],
    ['enabled', true],
  ])('%s changes the state of the account', (type, isEnabled) => {
    expect(read(body(type)).observations).toEqual([{ type: 'account-enabled', isEnabled, at: TIME }]);
  });

  it('of another type is stored unmapped and counted', () => {
    const { observations, unknownValues } = read(body('renamed'));
    expect(observations).toMatchObject([{ type: 'unmapped', nativeType: 'channel_action renamed' }]);
    expect(unknownValues).toEqual([['channel_action', 'renamed']]);
  });
});

describe('several events of one delivery', () => {
  it('are reported in their order, whatever their kinds', () => {
    const other = { ...button, uuid: 'ab1c2f0e-5069-4ee8-ad95-4c106c277eb3', networkItemId: 'question-q_0000000002' };
    const channel = [{ type: 'disabled', time: TIME + 1, uuid: UUID }];
    const { observations } = read({
      ...actionBody(),
      events: { ticket_action: [reply, other], channel_action: channel },
    });
    expect(ofType(observations, 'action-requested').map(({ action }) => action)).toEqual(['REPLY', 'BUTTON']);
    expect(ofType(observations, 'account-enabled').at(-1)).toMatchObject({ isEnabled: false });
  });
});

describe('undocumented input', () => {
  it('an unknown kind of action is stored unmapped, with its ticket', () => {
    const { observations, unknownValues } = read(actionBody({ ...button, type: 'pin' }));
    expect(ofType(observations, 'unmapped')).toMatchObject([{ ticketKey: TICKET, nativeType: 'ticket_action pin' }]);
    expect(ofType(observations, 'ticket')[0]?.fields).not.toHaveProperty('status');
    expect(unknownValues).toEqual([['type', 'pin']]);
  });

  it('an unknown kind of event is stored unmapped and counted', () => {
    const { observations, unknownValues } = read({ ...actionBody(), events: { user_action: [{ a: 1 }] } });
    expect(observations).toMatchObject([
      { type: 'unmapped', ticketKey: null, nativeType: 'user_action', raw: { a: 1 } },
    ]);
    expect(unknownValues).toEqual([['events', 'user_action']]);
  });

  it.each([
    [
      'a reply without a followupId',
      actionBody({ ...reply, payload: { text: 'x' } }),
      'events.ticket_action.0.payload.followupId',
    ],
    ['an invalid id', actionBody({ ...reply, ticketId: '../5cc1' }), 'events.ticket_action.0.ticketId'],
    [
      'an invalid interaction id',
      actionBody({ ...reply, networkItemId: 'a b' }),
      'events.ticket_action.0.networkItemId',
    ],
    ['a body without events', { channelId: 'c' }, 'events'],
    ['events that are not lists', { channelId: 'c', events: { ticket_action: {} } }, 'events.ticket_action'],
    ['a list', [], '(whole)'],
  ])('%s is unreadable and names the field, never its value', (_name, body, field) => {
    expect(parse(body).parsed).toEqual({
      state: 'unreadable',
      reason: 'SCHEMA_MISMATCH',
      error: `unexpected shape at ${field}`,
    });
  });

  it('a truncated body is unreadable', () => {
    const cut = JSON.stringify(actionBody(reply)).slice(0, -9);
    expect(parse(cut).parsed).toMatchObject({ state: 'unreadable', reason: 'UNPARSABLE' });
  });

  it('a delivery about a channel other than the token is for is unreadable', () => {
    const accessToken = tokenFor('5cb9003af1bb6808381d184d', '64dcd7a6e5f74f15d6c42daa', 'sig');
    expect(parse(actionBody(reply), { accessToken }).parsed).toMatchObject({ error: 'unexpected shape at channelId' });
    const own = tokenFor('5cb9003af1bb6808381d184d', '5cc1afd1d62ec72e8388cb46', 'sig');
    expect(parse(actionBody(reply), { accessToken: own }).parsed).toMatchObject({ state: 'read' });
  });

  it('no JSON makes the reader throw', () => {
    const { webhook } = openAccount().adapter;
    assert(
      property(jsonValue(), (value) => {
        const events = { ticket_action: [value], channel_action: [value] };
        for (const body of [value, { channelId: 'c', events: value }, { channelId: 'c', events }]) {
          expect(['read', 'unreadable']).toContain(webhook?.parse(delivery(body)).state);
        }
      }),
    );
  });
});

describe('a repetition', () => {
  const other = { ...reply, uuid: 'ab1c2f0e-5069-4ee8-ad95-4c106c277eb3' };
  it('has the same key for any bytes around its events, and another event has another key', () => {
    const key = (body: unknown) => read(body).dedupeKey;
    expect(key(actionBody(reply))).toBe(`event:${UUID}`);
    expect(key({ ...actionBody(reply), extra: 1 })).toBe(key(actionBody(reply)));
    expect(key(actionBody(other))).not.toBe(key(actionBody(reply)));
    expect(key(actionBody(reply, other))).not.toBe(key(actionBody(reply)));
  });

  it('of events without ids is identified by its bytes, and so is the test call', () => {
    const { uuid: _uuid, ...bare } = reply;
    expect(read(actionBody(bare)).dedupeKey).toBe(read(actionBody(bare)).dedupeKey);
    expect(read(actionBody(bare)).dedupeKey).not.toBe(read(actionBody({ ...bare, time: TIME + 1 })).dedupeKey);
    const { observations, dedupeKey } = read(fixture('webhook-test-request'));
    expect(observations).toEqual([]);
    expect(dedupeKey).toMatch(/^body:/);
  });
});
