// The keys of Zaia's objects. A ticket's key begins with the chat's id, because the bulk call takes chat ids.

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case UUID v4, the form that the documents require for ids. */
export function isUuidV4(value: string): boolean {
  return UUID_V4.test(value);
}

export interface TicketIds {
  readonly chatId: string;
  readonly ticketId: string;
}

/** `<chat>/<ticket>`: a ticket never changes its chat. */
function ticketKey({ chatId, ticketId }: TicketIds): string {
  return `${chatId}/${ticketId}`;
}

/** Key of the ticket in a row. */
export function keyOf({ chatId, id }: { readonly chatId: string; readonly id: string }): string {
  return ticketKey({ chatId, ticketId: id });
}

/** The ids in a key; null for a key that no ticket of Zaia has. */
export function ticketIdsOf(key: string): TicketIds | null {
  const [chatId = '', ticketId = '', ...rest] = key.split('/');
  return rest.length === 0 && UUID.test(chatId) && UUID.test(ticketId) ? { chatId, ticketId } : null;
}

/** `<ticket>/<message>`: a message from before a ticket appears in every later ticket of the chat, once per thread. */
export function messageKey(ticketId: string, messageId: string): string {
  return `${ticketId}/${messageId}`;
}
