// The keys of Zaia's objects. A ticket's key begins with its chat's id, because only chats can be asked for by the hundred.

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for an id as the documents want it: "a UUID v4 string", in small letters here. */
export function isUuidV4(value: string): boolean {
  return UUID_V4.test(value);
}

export interface TicketIds {
  readonly chatId: string;
  readonly ticketId: string;
}

/** `<chat>/<ticket>`: a ticket never leaves its chat. */
export function ticketKey({ chatId, ticketId }: TicketIds): string {
  return `${chatId}/${ticketId}`;
}

/** The ids in a key; null for a key that no ticket of Zaia has. */
export function ticketIdsOf(key: string): TicketIds | null {
  const [chatId = '', ticketId = '', ...rest] = key.split('/');
  return rest.length === 0 && UUID.test(chatId) && UUID.test(ticketId) ? { chatId, ticketId } : null;
}

/** `<ticket>/<message>`: what was said before a ticket belongs to every later ticket of the chat, each with its own thread. */
export function messageKey(ticketId: string, messageId: string): string {
  return `${ticketId}/${messageId}`;
}
