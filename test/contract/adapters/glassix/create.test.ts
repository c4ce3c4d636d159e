// New tickets at Glassix: what arrives there, what is known afterwards, what is refused before a call.

import { describe, expect, it } from 'vitest';
import { UserErrors } from '../../../../src/domain/errors/error-codes.ts';
import type { ParticipantDraft, TicketCreateCommand } from '../../../../src/domain/commands/ticket-commands.ts';
import { ticketCreateCommand } from '../../../kit/domain/ticket-commands.ts';
import { act, codesOf, fixture, NOW, one, openTicket, perform } from './account.ts';

const luke: ParticipantDraft = {
  name: 'Luke Long',
  channelType: 'WHATSAPP',
  identifier: '+17818469236',
  role: 'CUSTOMER',
};
const newTicket = (said: Partial<TicketCreateCommand> = {}): TicketCreateCommand =>
  ticketCreateCommand({ participants: [luke], now: NOW, ...said });

describe('a new ticket', () => {
  it('is made as the guide shows, with its first message', async () => {
    const { account, acts } = await openTicket();
    const result = await perform(
      acts.createTicket,
      newTicket({
        subject: 'Caribbean vacation',
        customFields: [{ key: 'field2', value: '68 Colorado Way, RHYDCYMERAU' }],
        culture: 'en-US',
        tagNames: ['VIP'],
        externalId: 'JX867641',
        participants: [{ ...luke, identifier: '7818469236' }],
        firstMessages: [
          {
            fromIdentifier: '7818469236',
            role: 'CUSTOMER',
            text: 'Hi, I wanted to contact you about a vacation in the Caribbean',
          },
        ],
      }),
    );
    const { field3: _3, field4: _4, ...documented } = fixture('create-ticket-request-with-transaction');
    expect(account.bodies('/tickets/create')).toEqual([{ ...documented, addIntroductionMessage: false }]);
    const head = one(result.observations, 'ticket');
    expect(result.ticketKey).toBe(head.key);
    expect(head.fields).toMatchObject({
      status: 'OPEN',
      subject: 'Caribbean vacation',
      channelType: 'WHATSAPP',
      phone: '+7818469236',
      contactName: 'Luke Long',
      tagKeys: ['VIP'],
      externalReferences: [{ system: 'uniqueArgument', value: 'JX867641' }],
    });
    expect(one(result.observations, 'message').fields).toMatchObject({
      direction: 'INBOUND',
      author: { kind: 'CONTACT' },
    });
  });

  it('takes mail addresses, states and agents; closed needs the time of closing', async () => {
    const { account, acts } = await openTicket();
    const david: ParticipantDraft = {
      name: 'David Gilmour',
      channelType: 'EMAIL',
      identifier: 'david.gilmour@gmail.com',
      role: 'CUSTOMER',
    };
    await perform(acts.createTicket, newTicket({ participants: [david], tagNames: ['Info'], status: 'CLOSED' }));
    const { participants, tags } = fixture('create-ticket-request-mail');
    expect(account.bodies('/tickets/create')[0]).toMatchObject({
      participants,
      tags,
      state: 'Closed',
      close: new Date(NOW).toISOString(),
    });
  });

  it('whose external id is used already says which field, where the vendor refuses it', async () => {
    const { acts } = await openTicket({ usedUniqueArgument: 'refused' });
    await perform(acts.createTicket, newTicket({ externalId: 'A-1' }));
    const again = perform(acts.createTicket, newTicket({ externalId: 'A-1' })).catch((error: unknown) => error);
    const error = await again;
    expect(error).toBeInstanceOf(UserErrors);
    expect(codesOf((error as UserErrors).errors)).toEqual([['DUPLICATE_EXTERNAL_ID', 'externalId']]);
  });

  it.each<readonly [string, Partial<TicketCreateCommand>, readonly (readonly [string, string])[]]>([
    ['no participants', { participants: [] }, [['REQUIRED', 'participants']]],
    [
      'an unknown channel',
      { participants: [{ ...luke, channelType: 'TIKTOK' }] },
      [['INVALID', 'participants.0.channelType']],
    ],
    ['a bot', { participants: [luke, { ...luke, role: 'BOT' }] }, [['INVALID', 'participants.1.role']]],
    [
      'a local number',
      { participants: [{ ...luke, identifier: '0781 846' }] },
      [['INVALID', 'participants.0.identifier']],
    ],
    ['no number', { participants: [{ ...luke, identifier: ' ' }] }, [['REQUIRED', 'participants.0.identifier']]],
    [
      'a bad mail address',
      { participants: [{ ...luke, channelType: 'EMAIL' }] },
      [['INVALID', 'participants.0.identifier']],
    ],
    ['a long subject', { subject: 'x'.repeat(121) }, [['TOO_LONG', 'subject']]],
    [
      'a long field',
      { customFields: [{ key: 'field2', value: 'x'.repeat(121) }] },
      [['TOO_LONG', 'customFields.0.value']],
    ],
    ['an unknown field', { customFields: [{ key: 'field11', value: 'x' }] }, [['INVALID', 'customFields.0.key']]],
    [
      'a field twice',
      {
        customFields: [
          { key: 'field2', value: 'x' },
          { key: 'field2', value: 'y' },
        ],
      },
      [['INVALID', 'customFields.1.key']],
    ],
    ['subject and field1', { subject: 'x', customFields: [{ key: 'field1', value: 'y' }] }, [['INVALID', 'subject']]],
    ['another culture', { culture: 'de-DE' }, [['INVALID', 'culture']]],
    ['a state that it lacks', { status: 'RESOLVED' }, [['NOT_SUPPORTED_BY_VENDOR', 'status']]],
    ['an empty external id', { externalId: '' }, [['REQUIRED', 'externalId']]],
    ['an empty tag', { tagNames: ['VIP', ' '] }, [['REQUIRED', 'tagNames.1']]],
    [
      'a message of someone who is not a participant',
      { firstMessages: [{ fromIdentifier: '1', role: 'CUSTOMER', text: 'x' }] },
      [['INVALID', 'firstMessages.0.fromIdentifier']],
    ],
    [
      'a message of another role',
      { firstMessages: [{ fromIdentifier: '17818469236', role: 'AGENT', text: 'x' }] },
      [['INVALID', 'firstMessages.0.fromIdentifier']],
    ],
    [
      'an empty message',
      { firstMessages: [{ fromIdentifier: '+17818469236', role: 'CUSTOMER', text: '' }] },
      [['REQUIRED', 'firstMessages.0.text']],
    ],
  ])('with %s is refused before a call', async (_, said, expected) => {
    const { account } = await openTicket();
    expect(codesOf(act(account.adapter.actions.createTicket).check(newTicket(said)))).toEqual(expected);
    expect(account.calls()).toBe(0);
  });

  it('takes fields of exactly 120 characters', async () => {
    const { account, acts } = await openTicket();
    const value = 'x'.repeat(120);
    await perform(acts.createTicket, newTicket({ customFields: [{ key: 'field10', value }] }));
    expect(account.bodies('/tickets/create')[0]).toMatchObject({ field10: value });
  });
});
