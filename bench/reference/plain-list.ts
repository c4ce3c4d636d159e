// Reference: Apollo Server with defaults on fastify, plain resolvers over the gateway's SQLite file.

import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify from 'fastify';
import { DatabaseSync } from 'node:sqlite';
import { toGlobalId } from '../../src/domain/ids.ts';
import type { TicketRecord } from '../../src/domain/ticket.ts';
import { readOptions, serve } from '../kit/process/child.ts';

interface Options {
  /** null: without data, for the start-up measure. */
  readonly file: string | null;
  readonly port?: number;
}
interface Position {
  readonly value: number;
  readonly id: number;
}

const { file, port = 0 } = readOptions() as Options;
const database = file === null ? new DatabaseSync(':memory:') : new DatabaseSync(file, { readOnly: true });
database.exec('PRAGMA cache_size = -64000');

// The same field names as in the gateway's schema, so that both execute the same document.
const typeDefs = /* GraphQL */ `
  enum TicketStatus {
    NEW
    OPEN
    PENDING
    SNOOZED
    RESOLVED
    CLOSED
    UNKNOWN
  }
  enum TicketPriority {
    LOW
    MEDIUM
    HIGH
    URGENT
  }
  input TicketFilter {
    status: [TicketStatus!]
  }
  type Query {
    hello: String!
    tickets(first: Int = 20, after: String, filter: TicketFilter): TicketConnection!
  }
  type TicketConnection {
    nodes: [Ticket!]!
    pageInfo: PageInfo!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type Ticket {
    id: ID!
    vendor: String!
    nativeId: String!
    number: String
    subject: String
    preview: String
    status: TicketStatus!
    priority: TicketPriority
    createdAt: String
    updatedAt: String
    lastActivityAt: String
    assignee: Agent
  }
  type Agent {
    displayName: String
  }
`;

const LIST = 'SELECT t.id, t.updated_sort AS value, d.doc FROM tickets t JOIN ticket_docs d ON d.ticket_id = t.id';
const ORDER = 'ORDER BY t.updated_sort DESC, t.id DESC LIMIT ?';

interface Arguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: { readonly status?: readonly string[] | null } | null;
}

function list({ first, after, filter }: Arguments) {
  const position = after == null ? null : (JSON.parse(Buffer.from(after, 'base64url').toString()) as Position);
  const statuses = filter?.status ?? [];
  const where = [
    ...(statuses.length === 0 ? [] : [`t.status IN (${statuses.map(() => '?').join(', ')})`]),
    ...(position === null ? [] : ['(t.updated_sort, t.id) < (?, ?)']),
  ];
  const sql = `${LIST} ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ${ORDER}`;
  const values = [...statuses, ...(position === null ? [] : [position.value, position.id]), first + 1];
  const rows = prepared(sql).all(...values);
  const page = rows.slice(0, first);
  const last = page.at(-1);
  const cursor = last === undefined ? null : JSON.stringify({ value: last['value'], id: last['id'] });
  return {
    nodes: page.map((row) => JSON.parse(String(row['doc'])) as TicketRecord),
    pageInfo: {
      hasNextPage: rows.length > first,
      endCursor: cursor === null ? null : Buffer.from(cursor).toString('base64url'),
    },
  };
}

const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
function prepared(sql: string): ReturnType<DatabaseSync['prepare']> {
  const statement = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}

const AGENT = "SELECT doc FROM catalog WHERE kind = 'agent' AND account = ? AND key = ?";
const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const resolvers = {
  Query: { hello: () => 'world', tickets: (_root: unknown, given: Arguments) => list(given) },
  Ticket: {
    id: ({ account, key }: TicketRecord) => toGlobalId('ticket', account, key),
    createdAt: ({ createdAt }: TicketRecord) => instant(createdAt),
    updatedAt: ({ updatedAt }: TicketRecord) => instant(updatedAt),
    lastActivityAt: ({ lastActivityAt }: TicketRecord) => instant(lastActivityAt),
    assignee: ({ account, assigneeKey }: TicketRecord) => {
      const row = assigneeKey === null ? undefined : prepared(AGENT).get(account, assigneeKey);
      return row === undefined ? null : (JSON.parse(String(row['doc'])) as { displayName: string });
    },
  },
};

const app = fastify();
const server = new ApolloServer({ typeDefs, resolvers, plugins: [fastifyApolloDrainPlugin(app)] });
await server.start();
await app.register(fastifyApollo(server));
const url = await app.listen({ host: '127.0.0.1', port });
serve({ graphql: `${url}/graphql` }, {}, () => app.close());
