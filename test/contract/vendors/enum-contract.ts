// Answers that no document describes: unknown enum values pass through, anything else becomes a named failure.

import { expect, test } from 'vitest';
import { VendorCallError } from '../../../src/domain/errors/error-codes.ts';
import type { VendorCaller } from '../../../src/domain/ports/vendor/calls.ts';
import { TICKET_STATUSES } from '../../../src/domain/ticket.ts';
import { ofType } from '../../kit/vendor-account.ts';
import type { GetSubject } from './subject.ts';

const ENUM_FIELD = /(^|[a-z_])(status|state|type|role|entity)$/i;

/** A caller whose answers are changed on their way. */
const tampering =
  (change: (json: unknown) => unknown) =>
  (caller: VendorCaller): VendorCaller => ({
    ...caller,
    call: async (request) => {
      const response = await caller.call(request);
      return { ...response, json: change(structuredClone(response.json)) };
    },
  });

/** Replaces every enum value by an unknown one. */
function withUnknownEnums(json: unknown, name = ''): unknown {
  if (Array.isArray(json)) return json.map((one) => withUnknownEnums(one, name));
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withUnknownEnums(value, key)]));
  }
  if (!ENUM_FIELD.test(name)) return json;
  if (typeof json === 'string') return 'unknown-value';
  return typeof json === 'number' ? 98 : json;
}

/** The first object of the deepest list of objects: a row of the answer. */
function rowOf(json: unknown): Record<string, unknown> | null {
  if (Array.isArray(json)) return rowOf(json[0]);
  if (typeof json !== 'object' || json === null) return null;
  const list = Object.values(json).find((value) => Array.isArray(value) && typeof value[0] === 'object');
  return list === undefined ? (json as Record<string, unknown>) : rowOf(list);
}

const ODD_VALUES: readonly unknown[] = [undefined, null, '', 'odd', -1, 1.5, true, [], {}, [[]]];

async function outcomeOf(work: () => Promise<unknown>): Promise<'read' | 'refused'> {
  try {
    await work();
    return 'read';
  } catch (error) {
    if (error instanceof VendorCallError) return 'refused';
    throw error;
  }
}

/** For vendors with a feed. */
export function enumContract(subject: GetSubject): void {
  test('unknown enum values pass through, are counted, and hide no ticket', async () => {
    const plain = subject().open();
    const known = ofType((await plain.adapter.feed!.readPage(null)).observations, 'ticket').map(({ key }) => key);
    const odd = subject().open({ wrap: tampering((json) => withUnknownEnums(json)) });
    const tickets = ofType((await odd.adapter.feed!.readPage(null)).observations, 'ticket');
    expect(tickets.map(({ key }) => key)).toEqual(known);
    for (const { fields } of tickets) expect(TICKET_STATUSES).toContain(fields.status);
    if (known.length > 0) expect(odd.unknownValues.length).toBeGreaterThan(0);
  });

  test('a row with any field missing or of another type is read, left out or a named failure', async () => {
    let answer: unknown = null;
    const listening = tampering((json) => (answer ??= json));
    await subject().open({ wrap: listening }).adapter.feed!.readPage(null);
    const fields = Object.keys(rowOf(answer) ?? {});
    expect(fields.length).toBeGreaterThan(0);
    let change: (json: unknown) => unknown = (json) => json;
    const replaying = (caller: VendorCaller): VendorCaller => ({
      ...caller,
      call: async () => ({ status: 200, headers: {}, json: change(structuredClone(answer)) }),
    });
    const { adapter } = subject().open({ wrap: replaying });
    const outcomes = new Set<string>();
    for (const field of fields) {
      for (const value of ODD_VALUES) {
        change = (json) => {
          const row = rowOf(json);
          if (row !== null && value === undefined) delete row[field];
          else if (row !== null) row[field] = value;
          return json;
        };
        outcomes.add(await outcomeOf(() => adapter.feed!.readPage(null)));
      }
    }
    expect(outcomes.has('read')).toBe(true);
  });
}
