// Messages outside Glassix tickets: from whose number, to whom, and what is refused before a call.

import { describe, expect, it } from 'vitest';
import type { MessageSendCommand } from '../../../../src/domain/commands/message-commands.ts';
import { act, codesOf, DEPARTMENTS, file, NOW, one, perform, startGlassixAccount } from './account.ts';

const SEND = '/protocols/send';
const senders = { senders: ['WhatsApp=12029550133', 'SMS=+12029550134'] };
const command = (said: Partial<MessageSendCommand> = {}): MessageSendCommand => ({
  channelKey: `${DEPARTMENTS.support}/SMS`,
  to: '+12025550156',
  content: { kind: 'TEXT', text: 'Your parcel is here', html: null, files: [] },
  idempotencyKey: 'key-1',
  now: NOW,
  ...said,
});

describe('a message outside tickets', () => {
  it('goes from the number of the settings, and is known by its provider’s id', async () => {
    const account = await startGlassixAccount({}, senders);
    const result = await perform(account.adapter.actions.sendMessage, command());
    expect(account.bodies(SEND)).toEqual([
      {
        text: 'Your parcel is here',
        protocolType: 'SMS',
        from: '12029550134',
        to: '12025550156',
        dateTime: new Date(NOW).toISOString(),
        attachmentUris: [],
        files: [],
      },
    ]);
    const [sent] = account.vendor.state.outside;
    expect(one(result.observations, 'message')).toMatchObject({
      key: `outside/${sent?.providerMessageId}`,
      fields: { ticketKey: null, direction: 'OUTBOUND', text: 'Your parcel is here', deliveryStatus: 'QUEUED' },
    });
  });

  it('carries files', async () => {
    const account = await startGlassixAccount({}, senders);
    const content = { kind: 'MEDIA', caption: 'As asked', files: [file('a.txt', 'x')] } as const;
    await perform(
      account.adapter.actions.sendMessage,
      command({ channelKey: `${DEPARTMENTS.support}/WhatsApp`, content }),
    );
    expect(account.bodies(SEND)[0]).toMatchObject({
      text: 'As asked',
      from: '12029550133',
      files: [expect.any(String)],
    });
  });

  it.each<readonly [string, Partial<MessageSendCommand>, readonly (readonly [string, string])[]]>([
    ['a key that is no channel', { channelKey: 'x' }, [['INVALID', 'channelId']]],
    ['another department', { channelKey: `${DEPARTMENTS.sales}/SMS` }, [['INVALID', 'channelId']]],
    ['another protocol', { channelKey: `${DEPARTMENTS.support}/Mail` }, [['NOT_SUPPORTED_BY_VENDOR', 'channelId']]],
    ['a local number', { to: '0155 1' }, [['INVALID', 'to']]],
    [
      'nothing to say',
      { content: { kind: 'TEXT', text: '', html: null, files: [] } },
      [['REQUIRED', 'content.text.text']],
    ],
    ['cards', { content: { kind: 'CARDS', cards: [] } }, [['NOT_SUPPORTED_BY_VENDOR', 'content']]],
  ])('with %s is refused before a call', async (_, said, expected) => {
    const account = await startGlassixAccount({}, senders);
    expect(codesOf(act(account.adapter.actions.sendMessage).check(command(said)))).toEqual(expected);
    expect(account.calls()).toBe(0);
  });

  it('without a number in the settings is refused before a call', async () => {
    const account = await startGlassixAccount();
    expect(codesOf(act(account.adapter.actions.sendMessage).check(command()))).toEqual([
      ['NOT_ALLOWED_IN_STATE', 'channelId'],
    ]);
  });
});
