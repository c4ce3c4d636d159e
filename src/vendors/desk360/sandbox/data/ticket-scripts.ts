// Creates the conversation and log of a ticket on its first read.

import { createThread } from '../../../../sandbox/sample-data/index.ts';
import type { SandboxRandom } from '../../../../sandbox/index.ts';
import { contentTypeOf } from '../../../../sandbox/kit/sample-files.ts';
import { groupOf } from './files.ts';
import type { DeskAttachment, DeskLog, DeskMessage, DeskState, TicketScript, DeskTicket } from './state.ts';

const ENDINGS = ['png', 'jpeg', 'pdf', 'mp4', 'ogg'] as const;
const PATHS_TO_STATUS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [
    [0, 2],
    [2, 1],
  ],
  2: [[0, 2]],
  3: [
    [0, 1],
    [1, 3],
  ],
};

function attachmentsFor(random: SandboxRandom): DeskAttachment[] {
  if (!random.chance(0.08)) return [];
  return Array.from({ length: random.int(1, 2) }, () => {
    const name = `${random.token(40)}.${random.pick(ENDINGS)}`;
    return { group: groupOf(contentTypeOf(name)), name };
  });
}

function lengthFor(ticket: DeskTicket, random: SandboxRandom): number | null {
  if (ticket.id % 40 === 7) return random.int(60, 96);
  return null;
}

function speaker(from: string, ticket: DeskTicket, state: DeskState, random: SandboxRandom): number | null {
  if (from === 'customer') return 0;
  if (from === 'bot') return null;
  return ticket.agentId === null || ticket.agentId === 0 ? random.pick(state.agents).id : ticket.agentId;
}

function logsOf(ticket: DeskTicket, state: DeskState, random: SandboxRandom): DeskLog[] {
  const steps = PATHS_TO_STATUS[ticket.status] ?? [];
  const spanMs = ticket.updatedAt - ticket.createdAt;
  return steps.map(([oldStatus, newStatus], index) => ({
    id: ticket.id * 1000 + index + 1,
    oldStatus,
    newStatus,
    reasonId: ticket.reasonId,
    agentId: newStatus === 3 ? 0 : random.pick(state.agents).id,
    at: ticket.createdAt + Math.floor((spanMs * (index + 1)) / (steps.length + 1)),
  }));
}

function createScript(ticket: DeskTicket, state: DeskState): TicketScript {
  // The label is part of the seed: another label changes the sample data.
  const random = state.random.fork(`story-${ticket.id}`);
  const length = lengthFor(ticket, random);
  const language = ticket.language === null ? {} : { language: ticket.language };
  const thread = createThread(random, { ...language, ...(length === null ? {} : { length }) });
  const spanMs = ticket.updatedAt - ticket.createdAt;
  const steps = Math.max(1, thread.lines.length - 1);
  const messages = thread.lines.map((line, index): DeskMessage => ({
    id: ticket.id * 1000 + index,
    agentId: speaker(line.from, ticket, state, random),
    message: line.text,
    attachments: line.from === 'bot' ? [] : attachmentsFor(random),
    type: line.from === 'note' ? 6 : 0,
    at: ticket.createdAt + Math.floor((spanMs * index) / steps),
  }));
  return { subject: random.chance(0.25) ? thread.subject : null, messages, logs: logsOf(ticket, state, random) };
}

/** The ticket's messages, logs and subject; the same seed always gives the same script. */
export function scriptOf(state: DeskState, ticket: DeskTicket): TicketScript {
  ticket.script ??= createScript(ticket, state);
  return ticket.script;
}

/** The text of the newest message that is not a note; null without one. */
export function lastMessageOf(state: DeskState, ticket: DeskTicket): string | null {
  return scriptOf(state, ticket).messages.findLast((message) => message.type !== 6)?.message ?? null;
}
