// The keys under which Glassix's objects are known in the gateway.

const TICKET = /^\d{1,19}$/;
const NOBODY = /^[0-]*$/;

/** A GUID in lower case; null for the zero GUID, an empty text and nothing: they all mean nobody. */
export function toGuid(text: string | null): string | null {
  return text === null || NOBODY.test(text) ? null : text.toLowerCase();
}

/** True for what may stand in a path as the id of a ticket. */
export function isTicketId(text: string): boolean {
  return TICKET.test(text) && !/^0+$/.test(text);
}

export const channelKey = (department: string, protocol: string): string => `${department}/${protocol}`;

/** The department and the protocol of a channel key; null for anything that this adapter never writes. */
export function parseChannelKey(key: string): { readonly department: string; readonly protocol: string } | null {
  const [, department, protocol] = /^([0-9a-f-]{36})\/(.{1,64})$/.exec(key) ?? [];
  return department === undefined || protocol === undefined ? null : { department, protocol };
}

/** A transaction by its GUID; without one by its number, which is unique within the department. */
export function messageKey(guid: string | null, id: string): string {
  return toGuid(guid) ?? `transaction/${id}`;
}

/** A message outside tickets, by the id that its provider gave it. */
export const outsideMessageKey = (provider: string): string => `outside/${provider}`;

/** A contact without an id of its own: by what reaches it. */
export const addressKey = (protocol: string, identifier: string): string =>
  `${protocol.toLowerCase()}/${identifier.trim().toLowerCase()}`;
