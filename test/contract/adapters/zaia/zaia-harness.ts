// A gateway over the emulated Zaia; both share a clock that only the test advances.

import { afterEach, expect } from 'vitest';
import type { LoggedEvent } from '../../../../src/domain/events/event.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { type SandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { zaia } from '../../../../src/vendors/zaia/index.ts';
import { type ZaiaSandboxSettings, zaiaSandbox } from '../../../../src/vendors/zaia/sandbox/index.ts';
import { eventually } from '../../../kit/eventually.ts';
import { createManualClock } from '../../../kit/manual-clock.ts';
import { startVendorGateway } from '../../../kit/gateway/vendor-gateway.ts';

export const EVERY_MS = 60_000;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

export interface ZaiaGatewayOptions {
  readonly vendor?: Partial<ZaiaSandboxSettings>;
  readonly settings?: Settings;
  readonly ticketCount?: number;
  readonly reconcileEverySeconds?: number;
}

/** Starts both for one test and ends them with it. */
export async function startZaiaGateway(options: ZaiaGatewayOptions = {}) {
  const harness = await openZaiaGateway(options);
  closers.push(() => harness.stop());
  return harness;
}

/** Starts both; resolves after the first sync pass. */
export async function openZaiaGateway(options: ZaiaGatewayOptions = {}) {
  const { vendor = {}, settings = {}, ticketCount = 30, reconcileEverySeconds = EVERY_MS / 1000 } = options;
  const clock = createManualClock();
  const vendorClock: SandboxClock = {
    now: () => clock.now(),
    advance: () => undefined,
    set: () => undefined,
    freeze: () => undefined,
  };
  const sandbox = await startSandboxVendor(zaiaSandbox, { clock: vendorClock, ticketCount, settings: vendor });
  const gateway = await startVendorGateway({
    module: zaia,
    settings: { baseUrl: sandbox.url, apiKey: sandbox.settings.apiKey, callsPerMinute: 0, ...settings },
    gateway: { clock, reconcileEverySeconds },
  });
  const progress = () => gateway.gateway.sync.progress(gateway.account);
  const harness = {
    clock,
    gateway,
    sandbox,
    state: sandbox.state,
    progress,
    async stop() {
      await gateway.stop();
      await sandbox.stop();
    },
    /** Resolves when the current sync pass is finished and the next one is scheduled. */
    untilWaiting: () =>
      eventually(() => {
        const { nextReadAt, lastFailure } = progress();
        expect([lastFailure, nextReadAt === null]).toEqual([null, false]);
      }),
    /** Advances one interval and runs the sync pass at its end. */
    async interval() {
      await harness.untilWaiting();
      await clock.advance((progress().nextReadAt ?? 0) - clock.now());
      await eventually(() => expect(progress().lastReadAt).toBe(clock.now()));
      await harness.untilWaiting();
    },
    async head(): Promise<bigint> {
      return gateway.gateway.store.log.head();
    },
    /** The events of the log after a position: types with the ticket's native id, in order. */
    async eventsSince(after: bigint): Promise<(readonly [string, string | null])[]> {
      return (await gateway.events(after)).map(({ data, ticketKey }: LoggedEvent) => [
        data.type,
        ticketKey?.split('/')[1] ?? null,
      ]);
    },
    /** A person works in the vendor's own inbox. */
    async atVendor(method: string, path: string, body?: object) {
      const answer = await fetch(`${sandbox.url}${path}`, {
        method,
        headers: { authorization: sandbox.settings.apiKey, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(answer.status).toBe(200);
    },
  };
  await harness.untilWaiting();
  return harness;
}
export type ZaiaHarness = Awaited<ReturnType<typeof openZaiaGateway>>;

type SandboxTicket = ZaiaHarness['state']['tickets'] extends Map<string, infer T> ? T : never;

/** The tickets in a stage, newest first. */
export function ticketsIn({ state }: ZaiaHarness, stage: 'waiting' | 'ongoing' | 'completed'): SandboxTicket[] {
  return [...state.tickets.values()]
    .filter(({ ongoingAt, completedAt }) =>
      completedAt === null ? stage === (ongoingAt === null ? 'waiting' : 'ongoing') : stage === 'completed',
    )
    .toReversed();
}
