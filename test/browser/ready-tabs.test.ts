// Holds the ready tabs of the GraphiQL page against the schema: what a first visitor runs must be valid.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import {
  buildASTSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { END_OF_LOG, WATCH_EVENTS } from '../../src/server/graphiql/app/events/watched-event.ts';
import { TICKET_ID_PLACEHOLDER, toReadyTabs, type ReadyTab } from '../../src/server/graphiql/app/ready-tabs/index.ts';

const schema = readSchema();
const tabs = toReadyTabs({ ticketId: 'ticket-1', replyTicketId: 'ticket-2', idempotencyKey: 'key-1' });

describe('the ready tabs', () => {
  it('are the list, one ticket, live events, the reply, templates and their sending, titled by their operation names', () => {
    expect(tabs.map((tab) => operationOf(tab).name?.value)).toEqual([
      'TicketsOfAllVendors',
      'OneTicketWithMessages',
      'LiveEvents',
      'Reply',
      'WhatsappTemplates',
      'SendTemplate',
    ]);
  });

  it.each(tabs.map((tab) => [operationOf(tab).name!.value, tab] as const))('%s is valid', (_name, tab) => {
    expect(validate(schema, parse(tab.query)).map((error) => error.message)).toEqual([]);
  });

  it.each(tabs.map((tab) => [operationOf(tab).name!.value, tab] as const))(
    '%s has only variables that its operation accepts',
    (_name, tab) => {
      const definitions = operationOf(tab).variableDefinitions ?? [];
      const variables: Record<string, unknown> = JSON.parse(tab.variables);
      expect(getVariableValues(schema, definitions, variables).errors ?? []).toEqual([]);
      expect(Object.keys(variables)).toEqual(definitions.map((definition) => definition.variable.name.value));
    },
  );

  it.each(tabs.map((tab) => [operationOf(tab).name!.value, tab] as const))(
    '%s starts with a comment that says what it shows',
    (_name, tab) => {
      expect(tab.query).toMatch(/^# \S.+\n/);
    },
  );

  it('replies to the ticket that takes a reply, with the key of this visit', () => {
    expect(JSON.parse(tabs[3]!.variables)).toMatchObject({ ticketId: 'ticket-2', idempotencyKey: 'key-1' });
  });

  it('shows a placeholder when the API named no ticket', () => {
    const [, ticket, , reply] = toReadyTabs({ ticketId: null, replyTicketId: null, idempotencyKey: 'key-1' });
    expect(JSON.parse(ticket!.variables)).toEqual({ id: TICKET_ID_PLACEHOLDER });
    expect(JSON.parse(reply!.variables)).toMatchObject({ ticketId: TICKET_ID_PLACEHOLDER });
  });
});

describe('the Events plugin', () => {
  it.each([END_OF_LOG, WATCH_EVENTS])('asks with valid documents: %.24s', (query) => {
    expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
  });
});

function operationOf(tab: ReadyTab): OperationDefinitionNode {
  return getOperationAST(parse(tab.query))!;
}

function readSchema(): GraphQLSchema {
  const folder = fileURLToPath(new URL('../../schema', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
  return buildASTSchema(parse(files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')));
}
