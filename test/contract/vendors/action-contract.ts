// Actions: an allowed capability has an action, and a check makes no call and names the wrong field by its path.

import { expect, test } from 'vitest';
import type { TicketAction } from '../../../src/domain/commands/capabilities.ts';
import type { UserError } from '../../../src/domain/errors/error-codes.ts';
import type { AdapterActions } from '../../../src/domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../src/domain/ticket.ts';
import { agentRecord, tagRecord } from '../../kit/domain/records.ts';
import { ticketCreateCommand } from '../../kit/domain/ticket-commands.ts';
import type { GetSubject } from './subject.ts';

/** The actions behind each capability: at least one of them exists where the capability is allowed. */
const ACTIONS_OF: Readonly<Partial<Record<TicketAction, readonly (keyof AdapterActions)[]>>> = {
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

/** The check of every action with an almost empty command; undefined where the vendor has no such action. */
function oddChecks(
  actions: AdapterActions,
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
    reply: actions.reply?.check({ ticket, content, idempotencyKey: 'k', now }),
    note: actions.note?.check({ ticket, text: ' ', files: [], now }),
    setStatus: actions.setStatus?.check(closing),
    createTicket: actions.createTicket?.check(ticketCreateCommand({ assigneeKey: ODD_ID })),
    assign: actions.assign?.check({ ticket, agent, team: null, keepCurrentOwner: false, now }),
    takeOver: actions.takeOver?.check({ ticket, agent, now }),
    addTags: actions.addTags?.check({ ticket, tags: [tag], now }),
    removeTags: actions.removeTags?.check({ ticket, tags: [tag], now }),
    sendMessage: actions.sendMessage?.check({ channelKey: ODD_ID, to: 'x', content, idempotencyKey: 'k', now }),
    createTag: actions.createTag?.check(label),
  };
}
/** Actions that no vendor can do with an empty command. */
const NEEDS_CONTENT = ['reply', 'note', 'createTicket', 'sendMessage', 'createTag'];

export function actionContract(subject: GetSubject): void {
  test('an allowed capability has an action, for every ticket', async () => {
    const { adapter } = subject().open();
    for (const ticket of await subject().tickets()) {
      const capabilities = adapter.capabilities(ticket, null, Date.now());
      for (const [capability, names] of Object.entries(ACTIONS_OF)) {
        if (!capabilities[capability as TicketAction].allowed) continue;
        expect(
          names.some((name) => adapter.actions[name] !== null),
          capability,
        ).toBe(true);
      }
    }
  });

  test('capabilities change nothing, are the same twice, and give a reason for every refusal', async () => {
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
      for (const [action, errors] of Object.entries(oddChecks(adapter.actions, ticket))) {
        if (errors === undefined) continue;
        if (NEEDS_CONTENT.includes(action)) expect(errors.length, action).toBeGreaterThan(0);
        for (const { code, message, field } of errors) {
          expect(code, action).toMatch(/^[A-Z_]+$/);
          expect(message, action).not.toBe('');
          expect(field === null || field.every((part) => typeof part === 'string' && part !== ''), action).toBe(true);
        }
      }
    }
    expect(await subject().calls()).toBe(before);
  });
}
