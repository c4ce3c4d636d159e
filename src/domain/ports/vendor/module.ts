// The door between the gateway and a helpdesk vendor: what every adapter offers, and what it is given.

import type { TicketCapabilities } from '../../commands/capabilities.ts';
import type { ContactFields } from '../../catalog.ts';
import type { AccountId, VendorCode } from '../../ids.ts';
import type { AttachmentRecord } from '../../message.ts';
import type { TicketRecord } from '../../ticket.ts';
import type { VendorSetup } from './setup-flow.ts';
import type { TemplateOffer } from './template-offer.ts';
import type { AdapterActions, TaskHandler } from './actions.ts';
import type { CallerOptions, MediaStream, VendorCaller } from './calls.ts';
import type { DeliveryQueue, WebhookReader } from './deliveries.ts';
import type { AdapterReads, BatchStrategy, TicketFeed } from './reads.ts';
import type { SettingSpec, Settings } from './settings.ts';
import type { VendorCapability } from './vendor-capabilities.ts';

/** One operation of the vendor and how the gateway uses it; the vendor table and explain are made from these. */
export interface VendorOperationSpec {
  readonly name: string;
  readonly supported: boolean;
  readonly batch: BatchStrategy;
  readonly maxBatchSize: number | null;
}

export interface RateSpec {
  /** Calls per minute; null: the vendor documents no limit. */
  readonly callsPerMinute: number | null;
  /** Calls of each minute that only writes may use. */
  readonly reservedForWrites: number;
}

/** A vendor as the register lists it. */
export interface VendorModule {
  readonly code: VendorCode;
  /** The word in paths and config, e.g. `acme-desk`. */
  readonly slug: string;
  readonly title: string;
  /** One line for the README's table. */
  readonly about: string;
  readonly settings: readonly SettingSpec[];
  /** False: the vendor posts no webhooks, so an account needs no secret path for them. */
  readonly webhooks?: false;
  readonly operations: readonly VendorOperationSpec[];
  /** What the vendor can do at best, made with `vendorCapabilities`. For one ticket, ask the adapter. */
  readonly capabilities: readonly VendorCapability[];
  rate(settings: Settings): RateSpec;
  open(context: AdapterContext): VendorAdapter;
  /** Absent where the vendor's credentials are only found in its panel. */
  readonly setup?: VendorSetup;
}

export interface AdapterLog {
  /** A vendor value that we do not know: counted and logged once per value; the caller goes on with UNKNOWN. */
  unknownValue(field: string, value: string): void;
  warn(message: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
}

export interface AdapterContext {
  readonly account: { readonly id: AccountId; readonly name: string };
  readonly settings: Settings;
  readonly log: AdapterLog;
  /** Epoch milliseconds. */
  now(): number;
  createCaller(options: CallerOptions): VendorCaller;
}

export interface MediaReader {
  /** Opens the bytes of an attachment; throws VendorCallError. Bytes come whole, ranges are cut by the door. */
  open(attachment: AttachmentRecord, ticketKey: string | null): Promise<MediaStream>;
}

/** One open vendor account. */
export interface VendorAdapter {
  readonly reads: AdapterReads;
  /** null: the vendor has no call that lists tickets; they come by webhooks only. */
  readonly feed: TicketFeed | null;
  readonly webhook: WebhookReader | null;
  /** Absent: the vendor has no queue, or the account does not ask it. Needs `webhook` to read what it brings. */
  readonly queue?: DeliveryQueue;
  readonly actions: AdapterActions;
  /** Absent: the adapter never puts anything into the outbox. */
  readonly tasks?: TaskHandler;
  /** Absent: the vendor fetches no templates. */
  readonly templateOffer?: TemplateOffer;
  /** null: attachments of this vendor cannot be read through us. */
  readonly media: MediaReader | null;
  /** What may be done with this ticket now. Pure over its arguments. */
  capabilities(ticket: TicketRecord, contact: ContactFields | null, now: number): TicketCapabilities;
  /** One cheap call that proves the credentials; null where the vendor has none. */
  checkAccount: (() => Promise<void>) | null;
}
