// Writes docs/errors.md from the tables of src/domain/errors/error-codes.ts.

import { REQUEST_ERRORS, USER_ERRORS, VENDOR_ERRORS } from '../../src/domain/errors/error-codes.ts';
import type { ErrorEntry } from '../../src/domain/errors/error-codes.ts';
import { GENERATED_BY, code, page, table } from './markdown.ts';

type ErrorTable = Readonly<Record<string, ErrorEntry>>;

/** One row per code. A place is where a client meets the code, and how the code is written there. */
function errorTable(errors: ErrorTable, places: Readonly<Record<string, (name: string) => string>>): string {
  const rows = Object.entries(errors).map(([name, { sentence, retryable, httpStatus }]) => [
    ...Object.values(places).map((write) => code(write(name))),
    sentence,
    retryable ? 'yes' : 'no',
    httpStatus === null ? '–' : String(httpStatus),
  ]);
  return table([...Object.keys(places).map(code), 'What it says', 'Try again', 'HTTP status'], rows);
}

const asItIs = (name: string): string => name;

/** The text of docs/errors.md. */
export function renderErrorsPage(): string {
  return page(
    GENERATED_BY,
    '# Errors',
    [
      'Every error that a client meets carries a code. Decide by the code: the sentences may get better wording.',
      '"Try again" says whether the same request may succeed later without a change. "HTTP status" is that of a whole',
      'response with this code; – means that the code only ever stands beside data and changes no status.',
    ].join('\n'),
    '## A vendor did not do its part',
    [
      'In lists, the account that failed says so under `sources`, and the data of all others is complete. A single field',
      'that a failing vendor leaves null has an entry in `errors` with the same code behind `VENDOR_`.',
      'The body of a vendor is never passed on.',
    ].join('\n'),
    errorTable(VENDOR_ERRORS, {
      'sources[].error.code': asItIs,
      'errors[].extensions.code': (name) => `VENDOR_${name}`,
    }),
    '## A mutation was refused',
    'Expected failures of a mutation are data: `userErrors` of its payload. `field` is the path below the input.',
    errorTable(USER_ERRORS, { 'userErrors[].code': asItIs }),
    '## A request was refused',
    'What the gateway itself answers to queries, subscriptions and at its doors.',
    errorTable(REQUEST_ERRORS, { 'errors[].extensions.code': asItIs }),
  );
}
