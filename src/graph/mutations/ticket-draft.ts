// What an input says about a ticket as a whole, in the words of the commands, and what its vendor has no place for.

import { userError, type UserError } from '../../domain/errors/error-codes.ts';
import type { ContactDraft, LinkedFile } from '../../domain/commands/ticket-commands.ts';
import type { AttachmentUrlInput, ContactInput } from '../../generated/schema.ts';

/** Fields of every input, which say nothing about the ticket. */
const OF_EVERY_INPUT = new Set(['accountId', 'ticketId', 'idempotencyKey', 'clientMutationId', 'expectedVersion']);

/** A refusal for every field that is given and not among `takes`, as `SelectiveAct` names them. */
export function untaken(input: object, takes: readonly string[], vendor: string): UserError[] {
  const nested = new Set(takes.filter((taken) => taken.includes('.')).map((taken) => taken.split('.', 1)[0]));
  const said = saidIn(input).filter(([name]) => !OF_EVERY_INPUT.has(name));
  return said
    .flatMap(([name, value]) => (nested.has(name) ? saidIn(value).map(([inner]) => `${name}.${inner}`) : [name]))
    .filter((path) => !takes.includes(path))
    .map((path) => userError('NOT_SUPPORTED_BY_VENDOR', { field: ['input', ...path.split('.')], vendor }));
}

function saidIn(value: unknown): [string, unknown][] {
  return Object.entries(value ?? {}).filter(([, inner]) => isSaid(inner));
}

/** An empty list and a switch that is off ask for nothing. */
function isSaid(value: unknown): boolean {
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
