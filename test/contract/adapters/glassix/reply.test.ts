// Messages to the customers of Glassix tickets: what arrives there, and what is refused before a call.

import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '../../../../src/domain/commands/message-commands.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { failureOf, ofType } from '../../../kit/vendor-account.ts';
import { act, codesOf, file, NOW, one, openTicket, perform, statusCommand, textReply } from './account.ts';

const reply = (ticket: TicketRecord, content: OutgoingContent) => ({ ...textReply(ticket, ''), content });

describe('a message to the customer', () => {
  it('is text, with its formatted form beside it', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const result = await perform(
      acts.reply,
      reply(ticket, { kind: 'TEXT', text: 'Hello', html: '<p>Hello</p>', files: [] }),
    );
    expect(account.bodies('/tickets/send/:ticketId')).toEqual([{ text: 'Hello', html: '<p>Hello</p>' }]);
    expect(one(result.observations, 'message')).toMatchObject({
      key: result.messageKey,
      nativeId: String(native.transactions.at(-1)?.id),
      fields: {
        ticketKey: ticket.key,
        direction: 'OUTBOUND',
        text: 'Hello',
        html: '<p>Hello</p>',
        deliveryStatus: 'QUEUED',
        author: { kind: 'AGENT' },
      },
    });
  });

  it('carries files, each uploaded before, with or without words', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const files = [file('offer.pdf', '%PDF-1.1', 'application/pdf'), file('terms.txt', 'fine print')];
    const result = await perform(acts.reply, textReply(ticket, '', files));
    expect(account.calls('/files/upload')).toBe(2);
    expect(native.transactions.at(-1)?.attachments.map(({ originalName }) => originalName)).toEqual([
      'offer.pdf',
      'terms.txt',
    ]);
    expect(one(result.observations, 'message').fields).toMatchObject({
      content: { kind: 'MEDIA', mediaKind: 'DOCUMENT' },
      attachments: [{ name: 'offer.pdf' }, { name: 'terms.txt' }],
    });
    await perform(acts.reply, reply(ticket, { kind: 'MEDIA', caption: 'As asked', files: files.slice(0, 1) }));
    expect(account.bodies('/tickets/send/:ticketId')[1]).toMatchObject({
      text: 'As asked',
      files: [expect.any(String)],
    });
  });

  it('offers quick replies and cards', async () => {
    const { account, ticket, acts } = await openTicket();
    const buttons = [{ id: 'y', title: 'Yes', url: null }];
    await perform(
      acts.reply,
      reply(ticket, { kind: 'INTERACTIVE', body: 'Shall we?', footer: null, header: null, buttons }),
    );
    const card = { title: 'Beach', subtitle: 'Two weeks', imageUrl: 'https://img.example/b.png', buttons };
    const result = await perform(acts.reply, reply(ticket, { kind: 'CARDS', cards: [card] }));
    expect(account.bodies('/tickets/send/:ticketId')).toEqual([
      { text: 'Shall we?', quickReplies: [{ title: 'Yes' }] },
      {
        templates: [
          {
            title: 'Beach',
            subtitle: 'Two weeks',
            coverImageUrl: 'https://img.example/b.png',
            buttons: [{ title: 'Yes', type: 'postback', data: 'y' }],
          },
        ],
      },
    ]);
    expect(one(result.observations, 'message').fields.content).toEqual({ kind: 'CARDS', cards: [card] });
    const thread = await account.adapter.reads.threads?.read([ticket.key]);
    const read = thread?.get(ticket.key);
    const kinds =
      read?.state === 'found' ? ofType(read.observations, 'message').map(({ fields }) => fields.content.kind) : [];
    expect(kinds.slice(-2)).toEqual(['INTERACTIVE', 'CARDS']);
  });

  it('is a canned reply’s text', async () => {
    const { account, ticket, acts } = await openTicket();
    const [, entry] = ofType((await account.adapter.reads.collections.template?.read()) ?? [], 'catalog');
    if (entry?.entry.kind !== 'template') throw new Error('no canned reply');
    const content = {
      kind: 'TEMPLATE',
      templateKey: entry.entry.key,
      languageCode: 'he-IL',
      variables: [],
      file: null,
      template: entry.entry,
    } as const;
    await perform(acts.reply, reply(ticket, content));
    expect(account.bodies('/tickets/send/:ticketId')).toEqual([{ text: 'שלום, במה אפשר לעזור?' }]);
    expect(codesOf(act(acts.reply).check(reply(ticket, { ...content, languageCode: 'en-US' })))).toEqual([
      ['INVALID', 'content.template.languageCode'],
    ]);
    expect(
      codesOf(act(acts.reply).check(reply(ticket, { ...content, variables: [{ key: 'a', value: 'b' }] }))),
    ).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content.template.variables']]);
  });

  it.each<readonly [string, OutgoingContent, string, string]>([
    ['no text', { kind: 'TEXT', text: ' ', html: null, files: [] }, 'REQUIRED', 'content.text.text'],
    ['no file', { kind: 'MEDIA', caption: 'x', files: [] }, 'REQUIRED', 'content.media.uploadIds'],
    [
      'no buttons',
      { kind: 'INTERACTIVE', body: 'x', footer: null, header: null, buttons: [] },
      'REQUIRED',
      'content.interactive.buttons',
    ],
    [
      'a footer',
      { kind: 'INTERACTIVE', body: 'x', footer: 'y', header: null, buttons: [{ id: 'a', title: 'A', url: null }] },
      'NOT_SUPPORTED_BY_VENDOR',
      'content.interactive.footer',
    ],
    ['no cards', { kind: 'CARDS', cards: [] }, 'REQUIRED', 'content.cards'],
    [
      'a card without a title',
      { kind: 'CARDS', cards: [{ title: '', subtitle: null, imageUrl: null, buttons: [] }] },
      'REQUIRED',
      'content.cards.0.title',
    ],
    [
      'a card’s bad picture',
      { kind: 'CARDS', cards: [{ title: 'x', subtitle: null, imageUrl: 'file:///etc', buttons: [] }] },
      'INVALID',
      'content.cards.0.imageUrl',
    ],
    [
      'a place',
      { kind: 'LOCATION', latitude: 1, longitude: 1, name: 'x', address: 'y' },
      'NOT_SUPPORTED_BY_VENDOR',
      'content',
    ],
    [
      'an unknown canned reply',
      { kind: 'TEMPLATE', templateKey: '9', languageCode: 'en-US', variables: [], file: null },
      'NOT_FOUND',
      'content.template.templateId',
    ],
  ])('with %s is refused before a call', async (_, content, code, field) => {
    const { account, ticket, acts } = await openTicket();
    expect(codesOf(act(acts.reply).check(reply(ticket, content)))).toEqual([[code, field]]);
    expect(account.calls()).toBe(0);
  });

  it('whose upload got lost was surely not sent; one whose own answer got lost may have been', async () => {
    const { account, native, ticket, acts } = await openTicket();
    account.vendor.faults.add({ route: '/files/upload', reset: 'after', times: 1 });
    const lostFile = await failureOf(perform(acts.reply, textReply(ticket, 'Hello', [file('a.txt', 'x')])));
    expect(lostFile.outcomeUnknown).toBe(false);
    const before = native.transactions.length;
    account.vendor.faults.add({ route: '/tickets/send/:ticketId', reset: 'after', times: 1 });
    const lostAnswer = await failureOf(perform(acts.reply, textReply(ticket, 'Hello')));
    expect([lostAnswer.outcomeUnknown, native.transactions.length]).toEqual([true, before + 1]);
  });

  it('is possible while the ticket is open only, and the vendor agrees', async () => {
    const { account, ticket, acts } = await openTicket();
    await perform(acts.setStatus, statusCommand(ticket));
    const closed = { ...ticket, status: 'CLOSED' } as const;
    expect(account.adapter.capabilities(closed, null, NOW).reply).toMatchObject({
      allowed: false,
      reasons: ['TICKET_CLOSED'],
    });
    expect(await failureOf(perform(acts.reply, textReply(closed, 'Hello')))).toMatchObject({
      code: 'INVALID_REQUEST',
      vendorMessage: expect.stringContaining('is not open'),
    });
  });
});
