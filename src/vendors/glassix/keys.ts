// The keys of Glassix's objects in the gateway.

const TICKET_ID = /^\d{1,19}$/;
const ZERO_GUID = /^[0-]*$/;

/** A GUID in lower case; null for the zero GUID, an empty text and null, which mean none. */
export function toGuid(text: string | null): string | null {
  return text === null || ZERO_GUID.test(text) ? null : text.toLowerCase();
}

/** True for a text that may be used as a ticket id in a path. */
export function isTicketId(text: string): boolean {
  return TICKET_ID.test(text) && !/^0+$/.test(text);
}

export const channelKey = (department: string, protocol: string): string => `${department}/${protocol}`;

/** The department and the protocol of a channel key; null for a key that this adapter does not create. */
export function parseChannelKey(key: string): { readonly department: string; readonly protocol: string } | null {
  const [, department, protocol] = /^([0-9a-f-]{36})\/(.{1,64})$/.exec(key) ?? [];
  return department === undefined || protocol === undefined ? null : { department, protocol };
}

/** The GUID of a transaction; without one, its number, which is unique within the department. */
export function messageKey(guid: string | null, id: string): string {
  return toGuid(guid) ?? `transaction/${id}`;
}

/** A message outside of tickets, by its provider's id. */
export const outsideMessageKey = (provider: string): string => `outside/${provider}`;

/** A contact without an id, by its identifier. */
export const addressKey = (protocol: string, identifier: string): string =>
  `${protocol.toLowerCase()}/${identifier.trim().toLowerCase()}`;
