// Changes a ticket: messages, notes, status, and their log.

import type { FormFile } from '../../../../sandbox/index.ts';
import { groupOf } from './files.ts';
import { type DeskAttachment, type DeskContext, type DeskMessage, type DeskTicket, takeId } from './state.ts';
import { scriptOf } from './ticket-scripts.ts';

/** A reply (0) or a note (6). */
export type DeskMessageType = 0 | 6;

function touch(context: DeskContext, ticket: DeskTicket): number {
  const at = Math.floor(context.clock.now() / 1000) * 1000;
  ticket.updatedAt = Math.max(ticket.updatedAt, at);
  return at;
}

/** Stores uploaded files under new names: the names in the samples are those of the object store. */
export function storeFiles(context: DeskContext, files: readonly FormFile[]): DeskAttachment[] {
  return files.map((file) => {
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(file.filename)?.[0] ?? '';
    const name = `${context.random.token(40)}${ending}`;
    context.state.files.set(name, { name, contentType: file.contentType, bytes: file.bytes });
    return { group: groupOf(file.contentType), name };
  });
}

/** Appends a message; `agentId` 0 is the customer. */
export function addMessage(
  context: DeskContext,
  ticket: DeskTicket,
  from: { agentId: number; text: string; type: DeskMessageType; attachments?: readonly DeskAttachment[] },
): DeskMessage {
  const script = scriptOf(context.state, ticket);
  const id = takeId(context.state);
  const { agentId, text, type, attachments = [] } = from;
  const message = { id, agentId, message: text, type, attachments, at: touch(context, ticket) };
  script.messages.push(message);
  return message;
}

/** Sets a status and writes a log entry, also if only the reason changes. */
export function setStatus(
  context: DeskContext,
  ticket: DeskTicket,
  to: { status: number; reasonId: number | null; agentId: number },
): void {
  const { logs } = scriptOf(context.state, ticket);
  const at = touch(context, ticket);
  const reasonId = to.reasonId ?? ticket.reasonId;
  const id = takeId(context.state);
  logs.push({ id, oldStatus: ticket.status, newStatus: to.status, reasonId, agentId: to.agentId, at });
  ticket.status = to.status;
  ticket.reasonId = reasonId;
}
