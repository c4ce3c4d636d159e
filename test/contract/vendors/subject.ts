// A vendor under the contract: its module, a running emulated vendor, and what the suites do with both.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Observation } from '../../../src/domain/observation.ts';
import type { RawDelivery } from '../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../src/domain/ticket.ts';
import {
  ofType,
  openVendorAccount,
  readHistory,
  type VendorAccount,
  type WrapCaller,
} from '../../kit/vendor-account.ts';

/** The emulated vendor's address and the settings of an account of it. */
export interface ContractTarget {
  readonly url: string;
  readonly settings: Settings;
}
export interface Subject {
  readonly module: VendorModule;
  readonly settings: Settings;
  /** Opens the adapter; closed with the test. */
  open(more?: { readonly wrap?: WrapCaller; readonly settings?: Settings }): VendorAccount;
  /** Number of requests the vendor received. */
  calls(): Promise<number>;
  fault(fault: object): Promise<void>;
  /** Webhook deliveries caused by customer messages, as received at an endpoint. */
  deliveries(amount: number): Promise<readonly RawDelivery[]>;
  /** Some tickets as the projection would store them: from the feed, or from deliveries where there is no feed. */
  tickets(): Promise<readonly TicketRecord[]>;
  /** Closes what the test opened and removes the vendor's faults. */
  close(): Promise<void>;
}
/** Returns the subject of the running test. */
export type GetSubject = () => Subject;

const RATE_WINDOW_MS = 61_000;

/** Opens a subject for one test, in a new rate window of the vendor. */
export async function openSubject(module: VendorModule, { url, settings }: ContractTarget): Promise<Subject> {
  const { origin } = new URL(url);
  const closers: (() => Promise<void>)[] = [];
  const control = async (method: string, route: string, body: object = {}): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${origin}/__sandbox/${route}`, {
      method,
      ...(method === 'POST' ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await answer.text();
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
  await control('POST', 'clock', { advanceMs: RATE_WINDOW_MS });
  const { now } = (await control('GET', 'health')) as { now: number };

  const subject: Subject = {
    module,
    settings,
    open(more = {}) {
      const account = openVendorAccount(module, { ...settings, ...more.settings }, () => now, more.wrap);
      closers.push(() => account.close());
      return account;
    },
    calls: async () => (await control('GET', 'journal'))['count'] as number,
    fault: async (fault) => void (await control('POST', 'faults', fault)),
    async deliveries(amount) {
      const { webhook } = subject.open().adapter;
      const endpoint = await openEndpoint(now, (delivery) => webhook?.answerHeaders?.(delivery) ?? {});
      closers.push(endpoint.close);
      await control('POST', 'webhook-target', { url: endpoint.url });
      for (let written = 0; written < amount; written += 1) await control('POST', 'customer-writes');
      return endpoint.received;
    },
    async tickets() {
      const { adapter } = subject.open();
      if (adapter.feed !== null) {
        return recordsOf(
          module,
          (await readHistory(adapter)).flatMap((page) => page.observations),
        );
      }
      const parsed = (await subject.deliveries(5)).map((one) => adapter.webhook?.parse(one));
      return recordsOf(
        module,
        parsed.flatMap((one) => (one?.state === 'read' ? one.observations : [])),
      );
    },
    async close() {
      for (const close of closers.splice(0).toReversed()) await close();
      await control('DELETE', 'faults');
      await control('POST', 'webhook-target', { url: null });
    },
  };
  return subject;
}

/** An endpoint that stores every delivery as raw bytes and acknowledges it as the vendor requires. */
async function openEndpoint(
  receivedAt: number,
  answerHeaders: (delivery: RawDelivery) => Readonly<Record<string, string>>,
) {
  const received: RawDelivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const delivery = { headers: plain(request.headers), body, remoteAddress: '127.0.0.1', receivedAt };
      received.push(delivery);
      response.writeHead(200, answerHeaders(delivery)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { received, url, close };
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function recordsOf({ code }: VendorModule, observations: readonly Observation[]): readonly TicketRecord[] {
  const records = ofType(observations, 'ticket').map(({ key, nativeId, fields, createFields }): TicketRecord => ({
    ...BLANK_TICKET_FIELDS,
    ...createFields,
    ...fields,
    vendor: code,
    account: 'contract',
    key,
    nativeId,
    version: 1,
    observedAt: 0,
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
  }));
  return [...new Map(records.map((record) => [record.key, record])).values()];
}
