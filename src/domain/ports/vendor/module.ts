// The interface between the gateway and a vendor: what every adapter offers, and what it receives.

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

/** One operation of the vendor and how the gateway uses it. Documentation and explain are generated from these. */
export interface VendorOperationSpec {
  readonly name: string;
  readonly supported: boolean;
  readonly batch: BatchStrategy;
  readonly maxBatchSize: number | null;
}

export interface RateSpec {
  /** Calls per minute; null: no limit. */
  readonly callsPerMinute: number | null;
  /** Calls per minute reserved for writes. */
  readonly reservedForWrites: number;
}

/** A vendor in the register. */
export interface VendorModule {
  readonly code: VendorCode;
  /** The name in paths and configuration, such as `acme-desk`. */
  readonly slug: string;
  readonly title: string;
  /** One line for the README's table. */
  readonly about: string;
  readonly settings: readonly SettingSpec[];
  /** False: the vendor sends no webhooks, so an account needs no secret path. */
  readonly webhooks?: false;
  readonly operations: readonly VendorOperationSpec[];
  /** What the vendor can do at best, made with `vendorCapabilities`. For one ticket, ask the adapter. */
  readonly capabilities: readonly VendorCapability[];
  rate(settings: Settings): RateSpec;
  open(context: AdapterContext): VendorAdapter;
  /** Absent: credentials are only available in the vendor's panel. */
  readonly setup?: VendorSetup;
}

export interface AdapterLog {
  /** Reports an unrecognised vendor value: counted, and logged once per value. The caller continues with UNKNOWN. */
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
  /** Opens all bytes of an attachment; the media route serves ranges. Throws VendorCallError. */
  open(attachment: AttachmentRecord, ticketKey: string | null): Promise<MediaStream>;
}

/** One open vendor account. */
export interface VendorAdapter {
  readonly reads: AdapterReads;
  /** null: the vendor has no call that lists tickets; they arrive by webhook only. */
  readonly feed: TicketFeed | null;
  readonly webhook: WebhookReader | null;
  /** Absent: the vendor has no queue, or it is disabled. Requires `webhook`, which parses the deliveries. */
  readonly queue?: DeliveryQueue;
  readonly actions: AdapterActions;
  /** Absent: the adapter creates no tasks. */
  readonly tasks?: TaskHandler;
  /** Absent: the vendor fetches no templates. */
  readonly templateOffer?: TemplateOffer;
  /** null: attachments of this vendor cannot be downloaded. */
  readonly media: MediaReader | null;
  /** What can be done with this ticket now. Pure. `now`: epoch milliseconds. */
  capabilities(ticket: TicketRecord, contact: ContactFields | null, now: number): TicketCapabilities;
  /** One cheap call that verifies the credentials; null if the vendor has none. */
  checkAccount: (() => Promise<void>) | null;
}
