// Reference: a hand-written GraphQL server over the same vendors, with one REST call per field that needs data.

import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { readOptions, serve } from '../kit/process/child.ts';

interface Options {
  readonly deskUrl: string;
  readonly deskToken: string;
  readonly smsUrl: string;
  readonly smsToken: string;
}
type Row = Readonly<Record<string, unknown>>;

const options = readOptions() as Options;

async function desk(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${options.deskToken}`, accept: 'application/json' };
  return (await fetch(`${options.deskUrl}${path}`, { headers })).json();
}
async function sms(path: string): Promise<unknown> {
  return (await fetch(`${options.smsUrl}${path}`, { headers: { 'x-api-key': options.smsToken } })).json();
}

const typeDefs = /* GraphQL */ `
  type Query {
    deskTickets: [DeskTicket!]!
    smsTickets: [SmsTicket!]!
  }
  type DeskTicket {
    id: ID!
    subject: String
    agent: Named
    type: Named
    reason: Named
    messages: [Message!]
  }
  type SmsTicket {
    id: ID!
    status: String
    assignee: String
  }
  type Named {
    id: ID!
    name: String
  }
  type Message {
    id: ID!
    message: String
  }
`;

const PRODUCT = '11';

// The API has no call for one agent, so the list is read.
async function agentOf(ticket: Row): Promise<Row | null> {
  if (ticket['agent_id'] == null) return null;
  const agents = (await desk('/agents')) as Row[];
  return agents.find(({ id }) => id === ticket['agent_id']) ?? null;
}
async function labelOf(kind: 'types' | 'reasons', id: unknown): Promise<Row | null> {
  if (typeof id !== 'number') return null;
  const label = (await desk(`/${kind}/${id}`)) as Row;
  return label['id'] === undefined ? null : { ...label, name: label['title'] ?? label['name'] };
}

const resolvers = {
  Query: {
    deskTickets: async () => ((await desk(`/products/${PRODUCT}/tickets?page=1`)) as Row[]).slice(0, 20),
    smsTickets: async () =>
      ((await sms('/tickets?after_ticket_id=0&limit=20')) as { items: Row[] }).items.map(
        (item) => (item['ticket'] ?? item) as Row,
      ),
  },
  DeskTicket: {
    agent: agentOf,
    type: (ticket: Row) => labelOf('types', ticket['type_id']),
    reason: (ticket: Row) => labelOf('reasons', ticket['reason_id']),
    messages: async (ticket: Row) =>
      ((await desk(`/products/${PRODUCT}/tickets/${String(ticket['id'])}`)) as { messages: Row[] }).messages,
  },
  SmsTicket: {
    id: (ticket: Row) => ticket['id'] ?? ticket['ticket_id'],
    // Only the events of a ticket contain its assignee.
    assignee: async (ticket: Row) => {
      const { events } = (await sms(`/tickets/${String(ticket['id'] ?? ticket['ticket_id'])}`)) as { events?: Row[] };
      return events?.findLast((event) => event['agent_id'] != null)?.['agent_id'] ?? null;
    },
  },
};

const server = new ApolloServer({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
serve({ graphql: url }, {}, () => server.stop());
