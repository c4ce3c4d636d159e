// What the adapter reads out of webhooks: every documented body, and what no document foresees.

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
const told = (name: string): Action & Record<string, unknown> => ({ ...fixture(name), time: TIME, uuid: UUID });
const reply = told('ticket_action-reply');
const template = told('ticket_action-template_reply');
const button = told('ticket_action-button');
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
  it('is an action that asks for a queued message of the ticket it answers', () => {
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

  it('with a text alone is text, with a file alone has an empty text, and names the option that was picked', () => {
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

  it('puts its deadline into the outbox, by the setting and none where that is 0', () => {
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
  it('carries the template with its values, and its name for a text where the template is not ours', () => {
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

  it('made from a template of the settings reads as the fan will read it', () => {
    const templates = JSON.stringify(fixture('templates-callback-response'));
    const { observations } = read(actionBody(template), { templates });
    expect(ofType(observations, 'message')[0]?.fields.text).toBe('Hallo Jork');
  });
});

describe('an action without a reply', () => {
  it.each([
    ['button', button, 'BUTTON', 'like-button'],
    ['delete', { ...button, type: 'delete', actionId: 'delete-id' }, 'DELETE', 'delete-id'],
  ])('such as %s is a request without a message, and nobody has to confirm it', (_type, event, action, actionId) => {
    const { observations } = read(actionBody(event));
    expect(ofType(observations, 'action-requested')).toMatchObject([
      { action, actionId, followupId: null, messageKey: null, at: TIME },
    ]);
    expect(ofType(observations, 'message')).toEqual([]);
    expect(ofType(observations, 'task')).toEqual([]);
  });

  it('may come without a payload at all', () => {
    const { payload: _payload, ...bare } = button;
    expect(ofType(read(actionBody(bare)).observations, 'action-requested')).toHaveLength(1);
  });
});

describe('a channel_action', () => {
  const body = (type: string) => ({ ...actionBody(), events: { channel_action: [{ type, time: TIME, uuid: UUID }] } });

  it.each([
    ['disabled', false],
    ['enabled', true],
  ])('%s switches the account', (type, isOn) => {
    expect(read(body(type)).observations).toEqual([{ type: 'account-enabled', isEnabled: isOn, at: TIME }]);
  });

  it('of another type is kept as it is and counted', () => {
    const { observations, unknownValues } = read(body('renamed'));
    expect(observations).toMatchObject([{ type: 'unmapped', nativeType: 'channel_action renamed' }]);
    expect(unknownValues).toEqual([['channel_action', 'renamed']]);
  });
});

describe('several events of one delivery', () => {
  it('are told in their order, whatever their kinds', () => {
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

describe('what is not foreseen', () => {
  it('an unknown kind of action is kept as it is, with its ticket', () => {
    const { observations, unknownValues } = read(actionBody({ ...button, type: 'pin' }));
    expect(ofType(observations, 'unmapped')).toMatchObject([{ ticketKey: TICKET, nativeType: 'ticket_action pin' }]);
    expect(ofType(observations, 'ticket')[0]?.fields).not.toHaveProperty('status');
    expect(unknownValues).toEqual([['type', 'pin']]);
  });

  it('an unknown kind of event is kept as it is and counted', () => {
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
    ['an id that is none', actionBody({ ...reply, ticketId: '../5cc1' }), 'events.ticket_action.0.ticketId'],
    [
      'an interaction id that is none',
      actionBody({ ...reply, networkItemId: 'a b' }),
      'events.ticket_action.0.networkItemId',
    ],
    ['a body without events', { channelId: 'c' }, 'events'],
    ['events that are no lists', { channelId: 'c', events: { ticket_action: {} } }, 'events.ticket_action'],
    ['a list', [], '(whole)'],
  ])('%s is unreadable and names the field, never its value', (_name, body, field) => {
    expect(parse(body).parsed).toEqual({
      state: 'unreadable',
      reason: 'SCHEMA_MISMATCH',
      error: `unexpected shape at ${field}`,
    });
  });

  it('a body that is cut is unreadable', () => {
    const cut = JSON.stringify(actionBody(reply)).slice(0, -9);
    expect(parse(cut).parsed).toMatchObject({ state: 'unreadable', reason: 'UNPARSABLE' });
  });

  it('a delivery about another channel than the token is for is unreadable', () => {
    const accessToken = tokenFor('5cb9003af1bb6808381d184d', '64dcd7a6e5f74f15d6c42daa', 'sig');
    expect(parse(actionBody(reply), { accessToken }).parsed).toMatchObject({ error: 'unexpected shape at channelId' });
    const own = tokenFor('5cb9003af1bb6808381d184d', '5cc1afd1d62ec72e8388cb46', 'sig');
    expect(parse(actionBody(reply), { accessToken: own }).parsed).toMatchObject({ state: 'read' });
  });

  it('nothing that JSON can say makes the reader throw', () => {
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
  it('has the same key, whatever the bytes around its events, and another event another one', () => {
    const key = (body: unknown) => read(body).dedupeKey;
    expect(key(actionBody(reply))).toBe(`event:${UUID}`);
    expect(key({ ...actionBody(reply), extra: 1 })).toBe(key(actionBody(reply)));
    expect(key(actionBody(other))).not.toBe(key(actionBody(reply)));
    expect(key(actionBody(reply, other))).not.toBe(key(actionBody(reply)));
  });

  it('of events without ids is known by its bytes; so is the test call', () => {
    const { uuid: _uuid, ...bare } = reply;
    expect(read(actionBody(bare)).dedupeKey).toBe(read(actionBody(bare)).dedupeKey);
    expect(read(actionBody(bare)).dedupeKey).not.toBe(read(actionBody({ ...bare, time: TIME + 1 })).dedupeKey);
    const { observations, dedupeKey } = read(fixture('webhook-test-request'));
    expect(observations).toEqual([]);
    expect(dedupeKey).toMatch(/^body:/);
  });
});
