// Recomputes the folded columns of a ticket from its documents, after the folding changed.

import { toTicketIndexText } from '../../../../domain/search-text.ts';
import type { TicketRecord } from '../../../../domain/ticket.ts';
import type { Statements } from '../../database/statements.ts';
import { messageColumn, toMessageWords } from '../message-words.ts';
import { referencesOf, ticketColumn, toTicketColumns } from './columns.ts';

/** Recomputes the ticket and its newest messages. Does nothing for a deleted ticket. */
export function refoldTicket(writer: Statements, id: number, maxMessages: number): void {
  const found = writer.get<{ doc: string }>('SELECT doc FROM ticket_docs WHERE ticket_id = ?', id);
  if (found === undefined) return;
  const ticket = ticketColumn.fromJson(found.doc);
  const { email = null, phone = null, subject = null } = toTicketColumns(ticket);
  writer.run('UPDATE tickets SET email = ?, phone = ?, subject = ? WHERE id = ?', email, phone, subject, id);
  writer.run('UPDATE ticket_docs SET words = ? WHERE ticket_id = ?', toTicketIndexText(ticket), id);
  writer.run('DELETE FROM ticket_references WHERE ticket_id = ?', id);
  for (const value of referencesOf(ticket)) {
    writer.run('INSERT INTO ticket_references (value, ticket_id) VALUES (?, ?)', value, id);
  }
  refoldMessages(writer, ticket, maxMessages);
}

function refoldMessages(writer: Statements, { account, key }: TicketRecord, maxMessages: number): void {
  const messages = writer.all<{ id: number; words: string; doc: string }>(
    'SELECT id, words, doc FROM messages WHERE account = ? AND ticket_key = ? ORDER BY created_at DESC, id DESC LIMIT ?',
    account,
    key,
    maxMessages,
  );
  for (const { id, words, doc } of messages) {
    const folded = toMessageWords(messageColumn.fromJson(doc).text);
    if (folded !== words) writer.run('UPDATE messages SET words = ? WHERE id = ?', folded, id);
  }
}
