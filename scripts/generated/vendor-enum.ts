// Renders the Vendor enum of the schema from the vendor registry.

import { vendors } from '../../src/vendors/index.ts';

/** An enum value and its description. */
export interface VendorValue {
  readonly code: string;
  readonly title: string;
  readonly about: string;
}

/** All vendors, sorted by code, so that a new vendor does not reorder the file. */
export function namedVendors(): VendorValue[] {
  return vendors.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The text of schema/vendor.graphql. */
export function renderVendorEnum(values: readonly VendorValue[]): string {
  const lines = values.flatMap(({ code, title, about }) => [`  ${JSON.stringify(`${title}. ${about}`)}`, `  ${code}`]);
  return [
    '# Generated from src/vendors/index.ts; do not edit.',
    '"A supported helpdesk vendor."',
    'enum Vendor {',
    ...lines,
    '}',
    '',
  ].join('\n');
}
