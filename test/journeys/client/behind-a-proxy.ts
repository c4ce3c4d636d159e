// A gateway behind a proxy that a test can cut. Every test gets its own proxy and leaves nothing open.

import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openBreakableProxy, type BreakableProxy } from '../../kit/breakable-proxy.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';

export interface GatewayBehindProxy {
  readonly gateway: () => TestGateway;
  readonly proxy: () => BreakableProxy;
}

/** Registers the hooks of a test file; call it once at the top. */
export function gatewayBehindProxy(options: Partial<TestGatewayOptions> = {}): GatewayBehindProxy {
  let gateway: TestGateway;
  let proxy: BreakableProxy;
  beforeAll(async () => {
    gateway = await startGateway({ ticketCount: 5, ...options });
  });
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    proxy = await openBreakableProxy(() => gateway.url);
  });
  afterEach(async () => {
    await proxy.close();
    await expectNothingOpen(gateway.url);
  });
  return { gateway: () => gateway, proxy: () => proxy };
}
