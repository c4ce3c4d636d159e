// Writes the Vendor enum of the contract from the register of vendors.

import { vendors } from '../../src/vendors/index.ts';

/** One value of the enum and the text that explains it. */
export interface VendorValue {
  readonly code: string;
  readonly title: string;
  readonly about: string;
}

/** Every vendor that the contract names, by code, so that an adapter that joins the register moves nothing. */
export function namedVendors(): VendorValue[] {
  return vendors.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The text of schema/vendor.graphql. */
export function renderVendorEnum(values: readonly VendorValue[]): string {
  const lines = values.flatMap(({ code, title, about }) => [`  ${JSON.stringify(`${title}. ${about}`)}`, `  ${code}`]);
  return [
    '# Generated from src/vendors/index.ts; do not edit.',
    '"A helpdesk product that the gateway speaks to."',
    'enum Vendor {',
    ...lines,
    '}',
    '',
  ].join('\n');
}
