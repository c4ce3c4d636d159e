// Converts the ticket fields of an input into command values, and rejects fields that the vendor does not support.

import { userError, type UserError } from '../../domain/errors/error-codes.ts';
import type { ContactDraft, LinkedFile } from '../../domain/commands/ticket-commands.ts';
import type { AttachmentUrlInput, ContactInput } from '../../generated/schema.ts';

/** Fields that do not describe the ticket. */
const COMMON_FIELDS = new Set(['accountId', 'ticketId', 'idempotencyKey', 'clientMutationId', 'expectedVersion']);

/** An error for each set field that is not in `supported`. A path such as `contact.email` supports one nested field. */
export function unsupportedFields(input: object, supported: readonly string[], vendor: string): UserError[] {
  const nested = new Set(supported.filter((path) => path.includes('.')).map((path) => path.split('.', 1)[0]));
  return setFields(input)
    .filter(([name]) => !COMMON_FIELDS.has(name))
    .flatMap(([name, value]) => (nested.has(name) ? setFields(value).map(([inner]) => `${name}.${inner}`) : [name]))
    .filter((path) => !supported.includes(path))
    .map((path) => userError('NOT_SUPPORTED_BY_VENDOR', { field: ['input', ...path.split('.')], vendor }));
}

function setFields(value: unknown): [string, unknown][] {
  return Object.entries(value ?? {}).filter(([, inner]) => isSet(inner));
}

/** An empty list and `false` count as not set. */
function isSet(value: unknown): boolean {
  return value != null && value !== false && !(Array.isArray(value) && value.length === 0);
}

export function contactDraft(input: ContactInput | null | undefined): ContactDraft | null {
  if (input == null) return null;
  const { name = null, email = null, externalUserId = null, profileUrl = null, avatarUrl = null } = input;
  const identities = (input.identities ?? []).map(({ kind, value }) => ({ kind, value }));
  return { name, email, identities, externalUserId, profileUrl, avatarUrl };
}

export function linkedFiles(inputs: readonly AttachmentUrlInput[]): readonly LinkedFile[] {
  return inputs.map(({ url, name = null, mimeType = null, byteSize = null, thumbnailUrl = null }) => ({
    url,
    name,
    mimeType,
    byteSize,
    thumbnailUrl,
  }));
}
