// What an emulated vendor is made of: its routes, webhooks and state, each with the coverage id it stands for.

import type { IncomingHttpHeaders } from 'node:http';
import type { SandboxClock } from './kit/clock.ts';
import type { SandboxAnswer } from './http/answer.ts';
import type { SandboxBody } from './http/body.ts';
import type { SandboxRandom } from './kit/random.ts';
import type { WebhookDelivery, WebhookSender } from './http/webhook-sender.ts';

/** How sure we are: `documented` by the vendor, or `assumed` where the documents are silent (the note says what). */
export type SandboxEvidence = 'documented' | 'assumed';

/** One thing of the vendor that the emulator stands in for; ids are the rows of the coverage table. */
export interface SandboxCovered {
  readonly coverage: string | readonly string[];
  readonly evidence: SandboxEvidence;
  readonly note: string;
}

/** What a running emulated vendor knows; handed to every handler and to `customerWrites`. */
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
  /** Null when the path is known but not with this method (`before` and `wrongMethod` still see the call). */
  readonly route: SandboxRoute<State, Settings> | null;
  /** The path parameter, decoded; throws when the route's pattern has no such name. */
  param(name: string): string;
}

/** One route; `pattern` is below the base path with `:names`, e.g. `/products/:productId/tickets`. */
export interface SandboxRoute<State, Settings> extends SandboxCovered {
  readonly method: string;
  readonly pattern: string;
  /** True where the vendor asks for no credential; the vendor's `before` reads it. */
  readonly open?: boolean;
  handle(call: SandboxCall<State, Settings>): SandboxAnswer | Promise<SandboxAnswer>;
}

/** One kind of webhook the vendor posts. */
export interface SandboxWebhookKind extends SandboxCovered {
  readonly kind: string;
}

/** A behaviour that is neither a route nor a webhook, such as rate limits or error bodies. */
export interface SandboxBehaviour extends SandboxCovered {
  readonly name: string;
}

/** What the emulated customer did. `delivery` is null where the vendor has no webhook for it. */
export interface CustomerWriting {
  readonly kind: string;
  readonly ticketId: string | null;
  readonly messageId: string | null;
  readonly delivery: WebhookDelivery | null;
}

/** What a state is built from; `random` depends on the seed only. */
export interface SandboxWorld<Settings> {
  readonly settings: Settings;
  readonly clock: SandboxClock;
  readonly random: SandboxRandom;
  readonly ticketCount: number;
}

/** A customer of the trickle who is about to write. */
export interface WritingCustomer {
  /** E.164. */
  readonly phone: string;
  readonly name: string;
  readonly text: string;
  /** True for the first line of a conversation. */
  readonly isNew: boolean;
}

/** One run of the sandbox's program. Emulated vendors forget everything when they stop, the gateway does not. */
export interface SandboxRun {
  /** Greater in every later run, by at least one for each tenth of a second between them. */
  readonly number: number;
  readonly random: SandboxRandom;
}

/** How a vendor takes part in the sandbox's own program, beside a gateway. */
export interface ProgramPart<State, Settings extends object, Write extends object> {
  /** What differs there from the vendor's defaults. */
  readonly settings?: Partial<Settings>;
  /** What the gateway's account of the vendor is set to, credentials of the sandbox included. */
  accountSettings(
    url: string,
    settings: Settings,
  ): Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Numbers on from the run, so that nothing new of it carries an id of an earlier one. */
  beginRun?(state: State, run: SandboxRun): void;
  /** What a customer's line is in the vendor's words; by default `phone`, `name`, `text` and `message`. */
  say?(customer: WritingCustomer): Partial<Write>;
}

/**
 * An emulated vendor. Order of a call: `before` (credentials, rate limit, accept headers; an answer there ends it), a
 * fault if one is set, the route's `handle`, `after`. Methods on purpose: a list of different vendors can be typed.
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
  /** Absent: the vendor is started by tests only. */
  readonly program?: ProgramPart<State, Settings, Write>;
  createState(world: SandboxWorld<Settings>): State;
  before?(call: SandboxCall<State, Settings>): SandboxAnswer | null;
  after?(call: SandboxCall<State, Settings>, answer: SandboxAnswer): SandboxAnswer;
  /** A known path with another method; default 405 without a body. */
  wrongMethod?(call: SandboxCall<State, Settings>): SandboxAnswer;
  /** One emulated customer writes: changes the state and posts the vendor's webhook where it has one. */
  customerWrites(context: SandboxContext<State, Settings>, write: Partial<Write>): Promise<CustomerWriting>;
}

/** Any emulated vendor, for lists of them. */
export type AnySandboxVendor = SandboxVendor<unknown, object, object>;

/** Checks the definition (no two equal routes, every coverage id named) and returns it unchanged. */
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
