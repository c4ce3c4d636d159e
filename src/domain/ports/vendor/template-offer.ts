// The templates that a vendor fetches from the gateway for its replies.

import type { CatalogRecord } from '../../catalog.ts';
import type { AccountId } from '../../ids.ts';
import type { RawDelivery, Verification } from './deliveries.ts';

/** The authorised callers, the offered templates, and the format of the list. */
export interface TemplateOffer {
  /** Other accounts whose stored templates are offered too. */
  readonly accounts: readonly AccountId[];
  /** Verifies the sender over the raw bytes, as for a webhook. */
  verify(request: RawDelivery): Verification;
  /** Headers of the response to an accepted request. */
  answerHeaders(request: RawDelivery): Readonly<Record<string, string>>;
  /** The list in the vendor's JSON format. */
  write(templates: readonly CatalogRecord<'template'>[]): unknown;
}
