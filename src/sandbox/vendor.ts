// The interface of an emulated vendor: routes, webhooks and state, each with its coverage id.

import type { IncomingHttpHeaders } from 'node:http';
import type { SandboxClock } from './kit/clock.ts';
import type { SandboxAnswer } from './http/answer.ts';
import type { SandboxBody } from './http/body.ts';
import type { SandboxRandom } from './kit/random.ts';
import type { WebhookDelivery, WebhookSender } from './http/webhook-sender.ts';

/** `documented` by the vendor, or `assumed` where the documentation is silent (the note states the assumption). */
export type SandboxEvidence = 'documented' | 'assumed';

/** One emulated feature of the vendor; ids are the rows of the coverage table. */
export interface SandboxCovered {
  readonly coverage: string | readonly string[];
  readonly evidence: SandboxEvidence;
  readonly note: string;
}

/** The context of a running emulated vendor; passed to every handler and to `customerWrites`. */
export interface SandboxContext<State, Settings> {
  readonly state: State;
  readonly settings: Settings;
  readonly clock: SandboxClock;
  readonly random: SandboxRandom;
  readonly webhooks: WebhookSender;
  /** The base URL with the path prefix, without a slash at the end. */
  readonly url: string;
}

/** One request to the vendor. `path` is the path below the base path; header names are lower case. */
export interface SandboxCall<State, Settings> {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: SandboxBody;
  readonly remoteAddress: string;
  readonly context: SandboxContext<State, Settings>;
  /** Null if the path exists with other methods only; `before` and `wrongMethod` still receive the call. */
  readonly route: SandboxRoute<State, Settings> | null;
  /** The decoded path parameter; throws if the route's pattern has no such name. */
  param(name: string): string;
}

/** One route; `pattern` is below the base path with `:names`, e.g. `/products/:productId/tickets`. */
export interface SandboxRoute<State, Settings> extends SandboxCovered {
  readonly method: string;
  readonly pattern: string;
  /** True where the vendor requires no credentials; the vendor's `before` reads it. */
  readonly open?: boolean;
  handle(call: SandboxCall<State, Settings>): SandboxAnswer | Promise<SandboxAnswer>;
}

/** One kind of webhook the vendor posts. */
export interface SandboxWebhookKind extends SandboxCovered {
  readonly kind: string;
}

/** A feature that is neither a route nor a webhook, such as rate limits or error bodies. */
export interface SandboxBehaviour extends SandboxCovered {
  readonly name: string;
}

/** What the simulated customer did. `delivery` is null where the vendor has no webhook for it. */
export interface CustomerWriteResult {
  readonly kind: string;
  readonly ticketId: string | null;
  readonly messageId: string | null;
  readonly delivery: WebhookDelivery | null;
}

/** The inputs of `createState`; `random` depends on the seed only. */
export interface SandboxWorld<Settings> {
  readonly settings: Settings;
  readonly clock: SandboxClock;
  readonly random: SandboxRandom;
  readonly ticketCount: number;
}

/** A customer of the traffic generator and the message to write. */
export interface SimulatedCustomer {
  /** E.164. */
  readonly phone: string;
  readonly name: string;
  readonly text: string;
  /** True for the first message of a conversation. */
  readonly isNew: boolean;
}

/** One run of the sandbox program. Emulated vendors lose their state when they stop; the gateway keeps its own. */
export interface SandboxRun {
  /** Greater in every later run, by at least one for each tenth of a second between them. */
  readonly number: number;
  readonly random: SandboxRandom;
}

/** How a vendor runs in the sandbox program, beside a gateway. */
export interface ProgramPart<State, Settings extends object, Write extends object> {
  /** Settings that override the vendor's defaults there. */
  readonly settings?: Partial<Settings>;
  /** Settings of the gateway's account of the vendor, sandbox credentials included. */
  accountSettings(
    url: string,
    settings: Settings,
  ): Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Offsets ids by the number of the run, so that no new object has an id of an earlier run. */
  beginRun?(state: State, run: SandboxRun): void;
  /** Maps a message to the vendor's `Write`; by default `phone`, `name`, `text` and `message`. */
  toCustomerWrite?(customer: SimulatedCustomer): Partial<Write>;
}

/**
 * An emulated vendor. Order of a call: `before` (credentials, rate limit, accept headers; its answer ends the call), an
 * injected fault, the route's `handle`, `after`. Members are methods, not function properties: that makes a list of
 * different vendors assignable to `AnySandboxVendor[]`.
 */
export interface SandboxVendor<State, Settings extends object, Write extends object> {
  readonly slug: string;
  readonly title: string;
  /** The path prefix of every route, such as `/v1`; the empty string for none. */
  readonly basePath: string;
  /** Defaults of the vendor's settings (accounts, credentials, plan, quirks); options override single ones. */
  readonly settings: Settings;
  readonly routes: readonly SandboxRoute<State, Settings>[];
  readonly webhooks: readonly SandboxWebhookKind[];
  readonly behaviours?: readonly SandboxBehaviour[];
  /** Lower-case names of query parameters that are secrets (kept out of the journal). */
  readonly secretQuery?: readonly string[];
  /** Absent if only tests start the vendor. */
  readonly program?: ProgramPart<State, Settings, Write>;
  createState(world: SandboxWorld<Settings>): State;
  before?(call: SandboxCall<State, Settings>): SandboxAnswer | null;
  after?(call: SandboxCall<State, Settings>, answer: SandboxAnswer): SandboxAnswer;
  /** Answers a known path with another method; default 405 without a body. */
  wrongMethod?(call: SandboxCall<State, Settings>): SandboxAnswer;
  /** Simulates a customer who writes: changes the state and posts the vendor's webhook where it has one. */
  customerWrites(context: SandboxContext<State, Settings>, write: Partial<Write>): Promise<CustomerWriteResult>;
}

/** Any emulated vendor, for lists of them. */
export type AnySandboxVendor = SandboxVendor<unknown, object, object>;

/** Checks that no route is defined twice and that each names a coverage id. Returns the definition unchanged. */
export function defineSandboxVendor<State, Settings extends object, Write extends object>(
  vendor: SandboxVendor<State, Settings, Write>,
): SandboxVendor<State, Settings, Write> {
  const seen = new Set<string>();
  for (const route of vendor.routes) {
    const key = `${route.method} ${route.pattern}`;
    if (seen.has(key)) throw new Error(`${vendor.slug} defines ${key} twice`);
    if (route.coverage.length === 0) throw new Error(`${vendor.slug} ${key} names no coverage id`);
    seen.add(key);
  }
  return vendor;
}
