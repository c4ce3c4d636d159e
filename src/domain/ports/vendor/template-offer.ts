// The door for vendors that fetch the templates of their replies from us.

import type { CatalogRecord } from '../../catalog.ts';
import type { AccountId } from '../../ids.ts';
import type { RawDelivery, Verification } from './deliveries.ts';

/** Who may ask, which templates are offered, and how the list is written. */
export interface TemplateOffer {
  /** Accounts beside this one whose known templates are offered too. */
  readonly accounts: readonly AccountId[];
  /** Checks the sender over the raw bytes, as of a webhook. */
  verify(request: RawDelivery): Verification;
  /** Headers of the answer to an accepted request. */
  answerHeaders(request: RawDelivery): Readonly<Record<string, string>>;
  /** The list in the vendor's form, as JSON. */
  write(templates: readonly CatalogRecord<'template'>[]): unknown;
}
