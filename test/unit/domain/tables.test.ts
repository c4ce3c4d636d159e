// Tables and rules of the domain: statuses, deliveries, selections, errors, capabilities.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALLOWED, capabilities, denied, TICKET_ACTIONS } from '../../../src/domain/commands/capabilities.ts';
import { CATALOG_KINDS, isCatalogKind } from '../../../src/domain/catalog.ts';
import {
  REQUEST_ERRORS,
  RequestError,
  USER_ERRORS,
  userError,
  UserErrors,
  VENDOR_ERRORS,
  VendorCallError,
  vendorFailure,
  type UserErrorCode,
  type VendorErrorCode,
} from '../../../src/domain/errors/error-codes.ts';
import { selects, type EventSelection, type NewEvent } from '../../../src/domain/events/event.ts';
import { isDeliveryProgress, type DeliveryStatus } from '../../../src/domain/message.ts';
import { categoryOf, isDone, statusesOf, TICKET_STATUSES } from '../../../src/domain/ticket.ts';
import { newEvent } from '../../kit/domain/records.ts';

describe('the states of a ticket', () => {
  it('belong to exactly one of four categories', () => {
    const categories = ['ACTIVE', 'WAITING', 'DONE', 'UNKNOWN'] as const;
    expect(categories.flatMap(statusesOf).toSorted()).toEqual(TICKET_STATUSES.toSorted());
    for (const category of categories) {
      for (const status of statusesOf(category)) expect(categoryOf(status)).toBe(category);
    }
  });

  it('are done when resolved or closed, and only then', () => {
    expect(TICKET_STATUSES.filter((status) => isDone({ status }))).toEqual(['RESOLVED', 'CLOSED']);
  });
});

describe('a delivery', () => {
  const ALL: DeliveryStatus[] = ['QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'RECEIVED', 'UNKNOWN'];
  const aStatus = fc.constantFrom(...ALL);

  it.each<[DeliveryStatus, DeliveryStatus, boolean]>([
    ['QUEUED', 'SENT', true],
    ['SENT', 'FAILED', true],
    ['FAILED', 'DELIVERED', true],
    ['DELIVERED', 'FAILED', false],
    ['READ', 'DELIVERED', false],
    ['DELIVERED', 'READ', true],
    ['SENT', 'SENT', false],
    ['READ', 'UNKNOWN', false],
    ['DELIVERED', 'RECEIVED', false],
  ])('from %s to %s is progress: %s', (from, to, progress) => {
    expect(isDeliveryProgress(from, to)).toBe(progress);
  });

  it('ends in the same status, in whatever order and however often the statuses arrive', () => {
    const furthest = (states: readonly DeliveryStatus[]): DeliveryStatus =>
      states.reduce((current, next) => (isDeliveryProgress(current, next) ? next : current), 'UNKNOWN');
    const theirs = fc.array(aStatus.filter((status) => status !== 'RECEIVED'));
    fc.assert(
      fc.property(theirs, theirs, (states, again) => {
        const repeated = [...again.filter((state) => states.includes(state)), ...states.toReversed()];
        expect(furthest(repeated)).toBe(furthest(states));
      }),
    );
  });
});

const all: EventSelection = {
  accounts: ['desk-one'],
  types: null,
  vendors: null,
  tickets: null,
  assignees: null,
  teams: null,
  channelTypes: null,
};

describe('a selection of events', () => {
  const refs = [{ account: 'desk-one', key: 'a1' }];
  const foreign = [{ account: 'desk-two', key: 'a1' }];

  it.each<[string, Partial<EventSelection>, Partial<NewEvent>, boolean]>([
    ['takes everything of its accounts', {}, {}, true],
    ['takes nothing of another account', {}, { account: 'desk-two' }, false],
    ['without any account takes nothing', { accounts: [] }, {}, false],
    ['takes the types named', { types: ['TICKET_CREATED'] }, {}, true],
    ['leaves other types', { types: ['MESSAGE_ADDED'] }, {}, false],
    ['with an empty list of types takes nothing', { types: [] }, {}, false],
    ['takes the vendors named', { vendors: ['DESK360'] }, {}, true],
    ['leaves other vendors', { vendors: ['EMOTIVE'] }, {}, false],
    ['takes the tickets named', { tickets: [{ account: 'desk-one', key: 'ticket-1' }] }, {}, true],
    ['leaves an equal key of another account', { tickets: [{ account: 'desk-two', key: 'ticket-1' }] }, {}, false],
    [
      'leaves events without a ticket',
      { tickets: [{ account: 'desk-one', key: 'ticket-1' }] },
      { ticketKey: null },
      false,
    ],
    ['takes the channels named', { channelTypes: ['SMS'] }, { channelType: 'SMS' }, true],
    ['leaves an unknown channel', { channelTypes: ['SMS'] }, { channelType: null }, false],
    ['takes the assignees named', { assignees: { refs, unset: null } }, { assigneeKey: 'a1' }, true],
    ['leaves other assignees', { assignees: { refs, unset: null } }, { assigneeKey: 'a2' }, false],
    [
      'leaves assignees of another account',
      { assignees: { refs: foreign, unset: null } },
      { assigneeKey: 'a1' },
      false,
    ],
    ['takes the unassigned', { assignees: { refs: null, unset: true } }, {}, true],
    ['leaves the assigned', { assignees: { refs: null, unset: true } }, { assigneeKey: 'a1' }, false],
    ['takes the assigned', { assignees: { refs: null, unset: false } }, { assigneeKey: 'a1' }, true],
    ['never takes named and unassigned at once', { assignees: { refs, unset: true } }, { assigneeKey: 'a1' }, false],
    ['takes the teams named', { teams: { refs, unset: false } }, { teamKey: 'a1' }, true],
    ['needs all conditions', { types: ['TICKET_CREATED'], vendors: ['EMOTIVE'] }, {}, false],
  ])('%s', (_, selection, event, taken) => {
    expect(selects({ ...all, ...selection }, newEvent(event))).toBe(taken);
  });
});

describe('the table of errors', () => {
  const tables = { VENDOR_ERRORS, USER_ERRORS, REQUEST_ERRORS };

  it.each(Object.entries(tables))('%s has upper-case codes, a message each and a valid status', (_, table) => {
    for (const [code, { sentence, retryable, httpStatus }] of Object.entries(table)) {
      expect(code).toMatch(/^[A-Z][A-Z_]*[A-Z]$/);
      expect(sentence, code).toMatch(/^[A-Z].*\.$/);
      expect(typeof retryable).toBe('boolean');
      expect(httpStatus === null || (httpStatus >= 400 && httpStatus < 600), code).toBe(true);
    }
    expect(new Set(Object.values(table).map(({ sentence }) => sentence)).size).toBe(Object.keys(table).length);
  });

  it('never marks a write with an unknown outcome as retryable', () => {
    expect(USER_ERRORS.OUTCOME_UNKNOWN.retryable).toBe(false);
  });

  it('gives each failure and user error its message and flag, and no other details', () => {
    for (const code of Object.keys(VENDOR_ERRORS) as VendorErrorCode[]) {
      expect(vendorFailure(code)).toEqual({
        code,
        message: VENDOR_ERRORS[code].sentence,
        httpStatus: null,
        vendorCode: null,
        vendorMessage: null,
        retryAfterSeconds: null,
        outcomeUnknown: false,
      });
    }
    for (const code of Object.keys(USER_ERRORS) as UserErrorCode[]) {
      const { sentence, retryable } = USER_ERRORS[code];
      expect(userError(code)).toMatchObject({ code, message: sentence, retryable, field: null, vendor: null });
    }
    expect(userError('INVALID', { message: 'Better.', field: ['input'] })).toMatchObject({ message: 'Better.' });
  });

  it('names thrown errors and keeps their codes', () => {
    const call = new VendorCallError(vendorFailure('TIMEOUT'));
    expect([call.name, call.message]).toEqual(['VendorCallError', `TIMEOUT: ${VENDOR_ERRORS.TIMEOUT.sentence}`]);
    const request = new RequestError('BAD_CURSOR', 'No.', { at: 1 });
    expect([request.name, request.code, request.details]).toEqual(['RequestError', 'BAD_CURSOR', { at: 1 }]);
    expect(new UserErrors([userError('INVALID'), userError('CONFLICT')]).message).toBe('INVALID, CONFLICT');
  });
});

describe('capabilities', () => {
  it('deny everything that an adapter does not declare', () => {
    const known = capabilities({ reply: ALLOWED, close: denied('ALREADY_IN_STATE', 'It is closed.') });
    expect(known.reply).toBe(ALLOWED);
    expect(known.close).toMatchObject({ allowed: false, reasons: ['ALREADY_IN_STATE'], message: 'It is closed.' });
    const rest = TICKET_ACTIONS.filter((action) => action !== 'reply' && action !== 'close');
    for (const action of rest) expect(known[action].reasons).toEqual(['VENDOR_UNSUPPORTED']);
    expect(known.attach).toMatchObject({ allowed: false, reasons: ['VENDOR_UNSUPPORTED'] });
  });
});

describe('the kinds of the catalog', () => {
  it('are those listed and no other text, nor a property of every object', () => {
    for (const kind of CATALOG_KINDS) expect(isCatalogKind(kind)).toBe(true);
    for (const word of ['ticket', 'toString', '', 'Agent']) expect(isCatalogKind(word)).toBe(false);
  });
});
