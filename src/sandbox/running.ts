// An emulated vendor that runs, as tests and the sandbox program hold it.

import type { SandboxClock } from './kit/clock.ts';
import type { SandboxFaults } from './kit/faults.ts';
import type { SandboxJournal } from './http/journal.ts';
import type { CustomerWriting } from './vendor.ts';
import type { WebhookSender } from './http/webhook-sender.ts';

/** A running emulated vendor. `state` and `settings` are the vendor's own, for tests to read and change. */
export interface RunningSandboxVendor<State, Settings extends object, Write extends object> {
  readonly slug: string;
  /** The base URL with the path prefix, e.g. `http://127.0.0.1:4101/v1`. */
  readonly url: string;
  /** The address without the prefix; the control door is below it at `/__sandbox/`. */
  readonly origin: string;
  readonly journal: SandboxJournal;
  readonly faults: SandboxFaults;
  readonly clock: SandboxClock;
  readonly webhooks: WebhookSender;
  readonly state: State;
  readonly settings: Settings;
  setWebhookTarget(url: string | null): void;
  /** One emulated customer writes; resolves when the webhook's last attempt is over. */
  customerWrites(write?: Partial<Write>): Promise<CustomerWriting>;
  /** Closes every connection and ends webhook attempts. */
  stop(): Promise<void>;
}
