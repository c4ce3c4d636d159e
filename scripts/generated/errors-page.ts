// Writes docs/errors.md from the tables of src/domain/errors/error-codes.ts.

import { REQUEST_ERRORS, USER_ERRORS, VENDOR_ERRORS } from '../../src/domain/errors/error-codes.ts';
import type { ErrorEntry } from '../../src/domain/errors/error-codes.ts';
import { GENERATED_BY, code, page, table } from './markdown.ts';

type ErrorTable = Readonly<Record<string, ErrorEntry>>;

/** One row per code. `places` are the response fields that carry the code, and its format in each. */
function errorTable(errors: ErrorTable, places: Readonly<Record<string, (name: string) => string>>): string {
  const rows = Object.entries(errors).map(([name, { sentence, retryable, httpStatus }]) => [
    ...Object.values(places).map((write) => code(write(name))),
    sentence,
    retryable ? 'yes' : 'no',
    httpStatus === null ? '–' : String(httpStatus),
  ]);
  return table([...Object.keys(places).map(code), 'Meaning', 'Retryable', 'HTTP status'], rows);
}

const asItIs = (name: string): string => name;

/** The text of docs/errors.md. */
export function renderErrorsPage(): string {
  return page(
    GENERATED_BY,
    '# Errors',
    [
      'Every error carries a code. Handle errors by code, because the wording of the messages may change.',
      '"Retryable" means that the same request may succeed later. "HTTP status" is the status of a response that fails as a',
      'whole; – means that the code appears beside data and does not change the status.',
    ].join('\n'),
    '## Vendor errors',
    [
      'A list reports the failing account in `sources`; the data of all other accounts is complete. A single field that is',
      'null because of a vendor has an entry in `errors` with the same code, prefixed with `VENDOR_`. The body of a vendor',
      'response is never included.',
    ].join('\n'),
    errorTable(VENDOR_ERRORS, {
      'sources[].error.code': asItIs,
      'errors[].extensions.code': (name) => `VENDOR_${name}`,
    }),
    '## Mutation errors',
    'Expected failures of a mutation are data in `userErrors`. `field` is the path of the input field.',
    errorTable(USER_ERRORS, { 'userErrors[].code': asItIs }),
    '## Request errors',
    'Errors of the gateway itself, for queries, subscriptions and HTTP endpoints.',
    errorTable(REQUEST_ERRORS, { 'errors[].extensions.code': asItIs }),
  );
}
