// A gateway behind a line that a test can cut; every test gets a line of its own and leaves nothing open.

import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openLine, type Line } from './line.ts';

export interface BehindALine {
  readonly gateway: () => TestGateway;
  readonly line: () => Line;
}

/** To be called once at the top of a file of tests. */
export function gatewayBehindALine(options: Partial<TestGatewayOptions> = {}): BehindALine {
  let gateway: TestGateway;
  let line: Line;
  beforeAll(async () => {
    gateway = await startGateway({ ticketCount: 5, ...options });
  });
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    line = await openLine(() => gateway.url);
  });
  afterEach(async () => {
    await line.close();
    await expectNothingOpen(gateway.url);
  });
  return { gateway: () => gateway, line: () => line };
}
