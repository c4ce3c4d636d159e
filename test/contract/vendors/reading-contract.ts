// Reads by key: every key gets an answer, and the answer is about the requested object.

import { expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import type { BatchReader, Reading } from '../../../src/domain/ports/vendor/reads.ts';
import type { TicketRecord } from '../../../src/domain/ticket.ts';
import { ofType } from '../../kit/vendor-account.ts';
import type { GetSubject } from './subject.ts';
import type { VendorFacts } from './vendor-facts.ts';

const SOME = 6;
const UNKNOWN_KEYS = ['', 'no-such-key', '../..', 'a/b/c/d', '99999999', '\u0000'];
const LAST: Readonly<Record<string, Observation['type'] | null>> = {
  tickets: null,
  threads: 'thread-complete',
  timelines: 'timeline-complete',
};

/** The observations of a read that must have found its object. */
function found(reading: Reading | undefined): readonly Observation[] {
  if (reading?.state !== 'found') throw new Error(`the reading is ${JSON.stringify(reading)}`);
  return reading.observations;
}

export function readingContract(facts: VendorFacts, subject: GetSubject): void {
  async function some(): Promise<readonly TicketRecord[]> {
    const { isReadable = () => true } = subject().open().adapter.reads;
    return (await subject().tickets()).filter(({ key }) => isReadable(key)).slice(0, SOME);
  }
  const readers = (): (readonly [string, BatchReader])[] => {
    const { tickets, threads, timelines } = subject().open().adapter.reads;
    return Object.entries({ tickets, threads, timelines }).flatMap(([name, reader]) =>
      reader === null ? [] : [[name, reader] as const],
    );
  };

  test('reads answer every requested key and no other; unknown keys are missing', async () => {
    const keys = (await some()).map(({ key }) => key);
    for (const [name, reader] of readers()) {
      expect(reader.maxBatchSize, name).toBeGreaterThan(0);
      const requested = [...keys, ...UNKNOWN_KEYS];
      const readings = await reader.read(requested);
      expect(new Set(readings.keys()), name).toEqual(new Set(requested));
      for (const key of keys) expect(readings.get(key)?.state, `${name} ${key}`).toBe('found');
      for (const key of UNKNOWN_KEYS) expect(readings.get(key)?.state, `${name} ${key}`).toBe('missing');
    }
  });

  test('reads report the requested ticket, and end with the completeness observation', async () => {
    const keys = (await some()).map(({ key }) => key);
    for (const [name, reader] of readers()) {
      const readings = await reader.read(keys);
      for (const key of keys) {
        const observations = found(readings.get(key));
        const tickets = new Set(ofType(observations, 'ticket').map((ticket) => ticket.key));
        if (name === 'tickets') expect(tickets).toEqual(new Set([key]));
        const last = LAST[name] ?? null;
        if (last !== null) expect(observations.at(-1), name).toEqual({ type: last, ticketKey: key });
        const messages = ofType(observations, 'message');
        expect(messages.every(({ fields }) => fields.ticketKey === key)).toBe(true);
        expect(new Set(messages.map((message) => message.key)).size).toBe(messages.length);
      }
    }
  });

  test('the same state yields the same observations twice, from another adapter too', async () => {
    const keys = (await some()).map(({ key }) => key);
    for (const [name] of readers()) {
      const read = async () =>
        readers()
          .find(([one]) => one === name)![1]
          .read(keys);
      expect(await read(), name).toEqual(await read());
    }
  });

  if (facts.findTicket) findTicketContract(some, subject);
  else noFindTicket(subject);

  test('collections list each entry once and end with the completeness observation', async () => {
    const { collections } = subject().open().adapter.reads;
    for (const [kind, reader] of Object.entries(collections)) {
      const observations = await reader.read();
      const keys = ofType(observations, 'catalog').flatMap(({ entry }) => (entry.kind === kind ? [entry.key] : []));
      expect(new Set(keys).size, kind).toBe(keys.length);
      expect(ofType(observations, 'collection-complete').map((one) => one.kind)).toContain(kind);
      expect(observations.at(-1)?.type, kind).toBe('collection-complete');
    }
  });

  test('the account can be checked', async () => {
    await subject().open().adapter.checkAccount?.();
  });
}

function noFindTicket(subject: GetSubject): void {
  test('cannot find a ticket by the id that the vendor shows', () => {
    expect(subject().open().adapter.reads.findTicket).toBeNull();
  });
}

function findTicketContract(some: () => Promise<readonly TicketRecord[]>, subject: GetSubject): void {
  test('a ticket is found by the id that the vendor shows, and unknown ids are missing', async () => {
    const { findTicket } = subject().open().adapter.reads;
    if (findTicket === null) throw new Error('the adapter cannot find tickets');
    for (const { key, nativeId } of (await some()).slice(0, 2)) {
      expect(await findTicket(nativeId)).toMatchObject({ state: 'found', key });
    }
    for (const nativeId of ['no-such-id', '..', '']) expect((await findTicket(nativeId)).state).toBe('missing');
  });
}
