// A repeated operation is compiled. Its results and errors equal those of the first execution.

import fc from 'fast-check';
import { buildSchema as buildGraphqlSchema, parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { createCompiledExecution } from '../../../src/graph/execution/compiled-execution.ts';
import { buildSchema } from '../../../src/graph/schema.ts';
import { anyList } from '../../kit/domain/any-document.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 80);
const schema = buildSchema();
let gateway: TestGateway;
let documents = 0;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 12 });
});
afterAll(() => gateway.stop());

/** Without the cost of the response, because the first execution may have read a thread. */
async function answerOf(query: string, variables: Record<string, unknown>): Promise<string> {
  const { status, data, errors } = await gateway.query<Json>(query, variables);
  return JSON.stringify({ status, data, errors });
}

/** Executes four times: to fill the store, by graphql-js, and twice by compiled code. */
async function expectTheSame(query: string, variables: Record<string, unknown>): Promise<string> {
  await answerOf(`${query}\n# at hand ${(documents += 1)}`, variables);
  const asked = `${query}\n# asked ${documents}`;
  const first = await answerOf(asked, variables);
  expect(await answerOf(asked, variables)).toBe(first);
  expect(await answerOf(asked, variables)).toBe(first);
  return first;
}

describe('compiled code returns the same result', () => {
  test('for any selection of a list, with a filter as a variable', async () => {
    let withData = 0;
    await fc.assert(
      fc.asyncProperty(anyList(schema), async ({ query, variables }) => {
        if ((await expectTheSame(query, variables)).includes('"nodes":[{')) withData += 1;
      }),
      { numRuns: RUNS },
    );
    expect(withData).toBeGreaterThan(RUNS / 10);
  });

  const TICKETS =
    'query ($f: TicketFilter, $o: TicketOrder, $n: Int) { tickets(filter: $f, orderBy: $o, first: $n) { nodes { id } } }';
  test.each<[string, string, Record<string, unknown>]>([
    ['an order whose field is missing', TICKETS, { o: { direction: 'ASC' } }],
    ['an order', TICKETS, { o: { field: 'CREATED_AT', direction: 'ASC' }, n: 2 }],
    ['a filter that holds itself', TICKETS, { f: { not: { and: [{ or: [{ status: ['OPEN'] }] }] } } }],
    ['a filter that is a list', TICKETS, { f: [1] }],
    ['a number that is a text', TICKETS, { n: '2' }],
    ['a number that is too large', TICKETS, { n: 3_000_000_000 }],
    ['two mistakes at once', TICKETS, { n: 'x', f: { vendor: ['NONE'], status: [1] } }],
    ['a time that is none', TICKETS, { f: { createdAt: { gte: 'yesterday' } } }],
    ['a missing required variable', 'query ($id: ID!) { ticket(id: $id) { id } }', {}],
    ['a required variable that is null', 'query ($id: ID!) { ticket(id: $id) { id } }', { id: null }],
    [
      'an id of another kind',
      'query ($id: ID!) { ticket(id: $id) { id } }',
      { id: toGlobalId('agent', DESK_ACCOUNT, '1') },
    ],
    [
      'a variable inside of an object',
      'query ($s: [TicketStatus!]) { tickets(filter: { status: $s }) { totalCount } }',
      { s: 'OPEN' },
    ],
    [
      'a default of a variable',
      'query ($f: TicketFilter = { status: [OPEN] }) { tickets(filter: $f) { totalCount } }',
      {},
    ],
    ['an undeclared variable', 'query { viewer { displayName } }', { more: 1 }],
    [
      'any JSON',
      'query ($v: JSON) { explain(operation: "{ viewer { id } }", variables: $v) { cost } }',
      { v: { a: [1, null] } },
    ],
  ])('%s', async (_what, query, variables) => {
    expect(await expectTheSame(query, variables)).toMatch(/^\{"status":(200|400),/);
  });
});

test('an operation is compiled on its second execution, even with a recursive input type', async () => {
  const types = buildGraphqlSchema(
    'scalar JSON input Deep { again: Deep } type Query { declared(deep: Deep): String }',
  );
  const field = types.getQueryType()?.getFields()['declared'];
  // The executed document shows who executes: the compiler gets one with untyped variables.
  field!.resolve = (_source, _args, _context, { operation }) => print(operation.variableDefinitions![0]!.type);
  const execution = createCompiledExecution(types);
  const document = parse('query ($deep: Deep) { declared(deep: $deep) }');
  const ask = async () => {
    const variables = { deep: { again: { again: {} } } };
    const { data } = await execution.execute({ document, operationName: null, variables, contextValue: {} });
    return data?.['declared'];
  };
  expect([await ask(), await ask(), await ask()]).toEqual(['Deep', 'JSON', 'JSON']);
});
