// Acting: what is allowed has an act, and a check makes no call and says what is wrong by its path.

import { expect, test } from 'vitest';
import type { TicketAction } from '../../../src/domain/commands/capabilities.ts';
import type { UserError } from '../../../src/domain/errors/error-codes.ts';
import type { AdapterActions } from '../../../src/domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../src/domain/ticket.ts';
import { agentRecord, tagRecord } from '../../kit/domain/records.ts';
import { ticketCreateCommand } from '../../kit/domain/ticket-commands.ts';
import type { TheSubject } from './subject.ts';

/** The acts by which a client does what a capability allows: one of them is there. */
const ACTS_OF: Readonly<Partial<Record<TicketAction, readonly (keyof AdapterActions)[]>>> = {
  reply: ['reply'],
  replyWithTemplate: ['reply'],
  replyInteractive: ['reply'],
  addNote: ['note'],
  close: ['setStatus'],
  reopen: ['setStatus', 'updateTicket'],
  markPending: ['setStatus'],
  snooze: ['setStatus'],
  assign: ['assign'],
  takeOver: ['takeOver'],
  transferTeam: ['assign'],
  tag: ['addTags'],
  untag: ['removeTags'],
  markRead: ['markRead'],
  optOutContact: ['optOut'],
};
const ODD_ID = 'no such id/..';

/** Every act's check with a command that says next to nothing; undefined where the vendor has no such act. */
function oddChecks(
  acts: AdapterActions,
  ticket: TicketRecord,
): Readonly<Record<string, readonly UserError[] | undefined>> {
  const now = Date.now();
  const content = { kind: 'TEXT', text: ' ', html: null, files: [] } as const;
  const agent = agentRecord(ODD_ID);
  const tag = tagRecord(ODD_ID);
  const closing = { ticket, status: 'SNOOZED', snoozedUntil: null, reasonTagKey: ODD_ID, summary: null, now } as const;
  const label = {
    tagKind: 'TAG',
    name: ' ',
    description: null,
    brandKey: ODD_ID,
    color: 'no color',
    active: true,
  } as const;
  return {
    reply: acts.reply?.check({ ticket, content, idempotencyKey: 'k', now }),
    note: acts.note?.check({ ticket, text: ' ', files: [], now }),
    setStatus: acts.setStatus?.check(closing),
    createTicket: acts.createTicket?.check(ticketCreateCommand({ assigneeKey: ODD_ID })),
    assign: acts.assign?.check({ ticket, agent, team: null, keepCurrentOwner: false, now }),
    takeOver: acts.takeOver?.check({ ticket, agent, now }),
    addTags: acts.addTags?.check({ ticket, tags: [tag], now }),
    removeTags: acts.removeTags?.check({ ticket, tags: [tag], now }),
    sendMessage: acts.sendMessage?.check({ channelKey: ODD_ID, to: 'x', content, idempotencyKey: 'k', now }),
    createTag: acts.createTag?.check(label),
  };
}
/** Acts that no vendor can do with a command that says nothing. */
const NEEDS_WORDS = ['reply', 'note', 'createTicket', 'sendMessage', 'createTag'];

export function actContract(subject: TheSubject): void {
  test('what a capability allows has an act, whatever the ticket', async () => {
    const { adapter } = subject().open();
    for (const ticket of await subject().tickets()) {
      const capabilities = adapter.capabilities(ticket, null, Date.now());
      for (const [action, acts] of Object.entries(ACTS_OF)) {
        if (!capabilities[action as TicketAction].allowed) continue;
        expect(
          acts.some((act) => adapter.actions[act] !== null),
          action,
        ).toBe(true);
      }
    }
  });

  test('capabilities change nothing, say the same twice, and give a reason for every no', async () => {
    const { adapter } = subject().open();
    for (const ticket of await subject().tickets()) {
      const before = structuredClone(ticket);
      const capabilities = adapter.capabilities(ticket, null, 0);
      expect(adapter.capabilities(ticket, null, 0)).toEqual(capabilities);
      expect(ticket).toEqual(before);
      for (const { allowed, reasons } of Object.values(capabilities)) expect(reasons.length > 0).toBe(!allowed);
    }
  });

  test('a check makes no call and names what is wrong', async () => {
    const { adapter } = subject().open();
    const tickets = (await subject().tickets()).slice(0, 5);
    const before = await subject().calls();
    for (const ticket of tickets) {
      for (const [act, errors] of Object.entries(oddChecks(adapter.actions, ticket))) {
        if (errors === undefined) continue;
        if (NEEDS_WORDS.includes(act)) expect(errors.length, act).toBeGreaterThan(0);
        for (const { code, message, field } of errors) {
          expect(code, act).toMatch(/^[A-Z_]+$/);
          expect(message, act).not.toBe('');
          expect(field === null || field.every((part) => typeof part === 'string' && part !== ''), act).toBe(true);
        }
      }
    }
    expect(await subject().calls()).toBe(before);
  });
}
