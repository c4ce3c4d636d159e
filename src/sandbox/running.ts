// The interface of a running emulated vendor.

import type { SandboxClock } from './kit/clock.ts';
import type { SandboxFaults } from './kit/faults.ts';
import type { SandboxJournal } from './http/journal.ts';
import type { CustomerWriteResult } from './vendor.ts';
import type { WebhookSender } from './http/webhook-sender.ts';

/** A running emulated vendor. Tests may read and change `state` and `settings`. */
export interface RunningSandboxVendor<State, Settings extends object, Write extends object> {
  readonly slug: string;
  /** The base URL with the path prefix, e.g. `http://127.0.0.1:4101/v1`. */
  readonly url: string;
  /** The address without the prefix; the control routes are below `/__sandbox/`. */
  readonly origin: string;
  readonly journal: SandboxJournal;
  readonly faults: SandboxFaults;
  readonly clock: SandboxClock;
  readonly webhooks: WebhookSender;
  readonly state: State;
  readonly settings: Settings;
  setWebhookTarget(url: string | null): void;
  /** Simulates a customer who writes. Resolves after the webhook's last attempt. */
  customerWrites(write?: Partial<Write>): Promise<CustomerWriteResult>;
  /** Closes every connection and stops webhook attempts. */
  stop(): Promise<void>;
}
