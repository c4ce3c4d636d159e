// Each of Desk360's nineteen error codes, answered over HTTP, as a client sees it: beside a write and beside a read.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_ERRORS, type DeskErrorCode } from '../../../src/vendors/desk360/sandbox/http/errors.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { createActs, DESK_REPLY, type OwnTicket } from '../writing/write-operations.ts';

/** The expected user error of a write and error of a read; both include the vendor's code. */
const CODES: Readonly<Record<DeskErrorCode, readonly [ofWrite: string, ofRead: string]>> = {
  authentication_exception: ['FORBIDDEN', 'VENDOR_UNAUTHORIZED'],
  method_not_allowed_exception: ['NOT_SUPPORTED_BY_VENDOR', 'VENDOR_UNSUPPORTED'],
  not_found_exception: ['NOT_FOUND', 'VENDOR_NOT_FOUND'],
  model_not_found_exception: ['NOT_FOUND', 'VENDOR_NOT_FOUND'],
  internal_server_error: ['VENDOR_UNAVAILABLE', 'VENDOR_UNAVAILABLE'],
  insecure_request_exception: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  too_many_requests_exception: ['VENDOR_RATE_LIMITED', 'VENDOR_RATE_LIMITED'],
  invalid_credentials: ['FORBIDDEN', 'VENDOR_UNAUTHORIZED'],
  password_access_disabled: ['FORBIDDEN', 'VENDOR_FORBIDDEN'],
  too_many_attempts: ['VENDOR_RATE_LIMITED', 'VENDOR_RATE_LIMITED'],
  not_authorized: ['FORBIDDEN', 'VENDOR_FORBIDDEN'],
  not_found: ['NOT_FOUND', 'VENDOR_NOT_FOUND'],
  status_update_failed: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  facebook_integration_error: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  instagram_integration_error: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  twitter_integration_error: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  email_error: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  non_custom_type: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
  failed_validation: ['VENDOR_REJECTED', 'VENDOR_INVALID_REQUEST'],
};
const WAIT_SECONDS = 60;
const codes = Object.entries(CODES).map(([code, [ofWrite, ofRead]]) => ({
  code: code as DeskErrorCode,
  ofWrite,
  ofRead,
  isLimit: ofRead === 'VENDOR_RATE_LIMITED',
}));

/** The vendor's answer to every call of a route. */
function answerWith(gateway: TestGateway, route: string, code: DeskErrorCode, isLimit: boolean): void {
  const { status, message } = DESK_ERRORS[code];
  const body = { error: { code, message, doc_url: 'https://docs.desk360.com/api' } };
  gateway.desk360.faults.add({ route, status, body, ...(isLimit ? { retryAfter: WAIT_SECONDS } : {}) });
}
async function open(): Promise<{ readonly gateway: TestGateway; readonly ticket: OwnTicket }> {
  const gateway = await startGateway({ ticketCount: 3 });
  await gateway.gateway.sync.stop();
  return { gateway, ticket: await createActs(() => gateway).deskTicket() };
}

async function expectInWrite(gateway: TestGateway, ticket: OwnTicket, { code, ofWrite, isLimit }: (typeof codes)[0]) {
  answerWith(gateway, `POST ${DESK_REPLY}`, code, isLimit);
  const { data, errors } = await gateway.query(
    `mutation ($id: ID!, $key: String!) {
      ticketReply(input: { ticketId: $id, content: { text: { text: "Hello" } }, idempotencyKey: $key }) {
        userErrors { code vendor vendorCode vendorMessage retryable retryAfterSeconds } message { id } } }`,
    { id: ticket.id, key: code },
  );
  gateway.desk360.faults.clear();
  expect(errors).toBeUndefined();
  expect(data['ticketReply']).toEqual({
    message: null,
    userErrors: [
      {
        code: ofWrite,
        vendor: 'DESK360',
        vendorCode: code,
        vendorMessage: DESK_ERRORS[code].message,
        retryable: isLimit || code === 'internal_server_error',
        retryAfterSeconds: isLimit ? WAIT_SECONDS : null,
      },
    ],
  });
}
async function expectInRead(gateway: TestGateway, { code, ofRead, isLimit }: (typeof codes)[0]) {
  answerWith(gateway, 'GET /products', code, isLimit);
  const answer = await gateway.query('{ brands(vendor: [DESK360]) { id } }');
  gateway.desk360.faults.clear();
  const extensions = {
    code: ofRead,
    vendorCode: code,
    httpStatus: DESK_ERRORS[code].status,
    retryAfterSeconds: isLimit ? WAIT_SECONDS : null,
  };
  expect(answer.errors).toMatchObject([{ path: ['brands'], extensions }]);
  // The words of the vendor are for those who write; a reader sees ours.
  expect(JSON.stringify(answer)).not.toContain(DESK_ERRORS[code].message);
}

test('they are the nineteen of the documents', () => {
  expect(Object.keys(CODES).toSorted()).toEqual(Object.keys(DESK_ERRORS).toSorted());
  expect(codes).toHaveLength(19);
});

describe('beside the request that met it', () => {
  let gateway: TestGateway;
  let ticket: OwnTicket;
  beforeAll(async () => {
    ({ gateway, ticket } = await open());
  });
  afterAll(() => gateway.stop());

  test.each(codes.filter(({ isLimit }) => !isLimit))('$code is $ofWrite of a write', (expected) =>
    expectInWrite(gateway, ticket, expected),
  );
  test.each(codes.filter(({ isLimit }) => !isLimit))('$code is $ofRead of a read', (expected) =>
    expectInRead(gateway, expected),
  );
});

describe('and where it says "too many", with the seconds to wait', () => {
  test.each(codes.filter(({ isLimit }) => isLimit))('$code holds the account back', async (expected) => {
    // What comes after it is held back: each is met by an account of its own.
    for (const inWrite of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { gateway, ticket } = await open();
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await (inWrite ? expectInWrite(gateway, ticket, expected) : expectInRead(gateway, expected));
        gateway.desk360.journal.clear();
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { data } = await gateway.query('{ vendorAccounts(vendor: [DESK360]) { rateLimit { remaining } } }');
        expect(data['vendorAccounts']).toEqual([{ rateLimit: { remaining: 0 } }]);
      } finally {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await gateway.stop();
      }
    }
  });
});
