// Reference: Apollo Server with graphql-ws and ws as their documentation shows, events from a list of listeners.

import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { makeExecutableSchema } from '@graphql-tools/schema';
import fastify from 'fastify';
import { useServer } from 'graphql-ws/use/ws';
import { on, EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';
import { serve } from '../kit/child.ts';

interface Message {
  readonly id: string;
  readonly text: string;
  readonly from: string;
  readonly timestamp: string;
}

const events = new EventEmitter();
events.setMaxListeners(0);

const typeDefs = /* GraphQL */ `
  type Query {
    hello: String!
  }
  type Subscription {
    messageAdded: MessageAddedEvent!
  }
  type MessageAddedEvent {
    id: ID!
    cursor: String!
    type: String!
    occurredAt: String!
    ticketId: ID
    message: Message!
    ticket: Ticket
  }
  type Message {
    id: ID!
    text: String!
    createdAt: String!
  }
  type Ticket {
    id: ID!
    status: String!
    preview: String
  }
`;

let position = 0;
function toEvent({ id, text, from, timestamp }: Message) {
  position += 1;
  const ticketId = `tkt_${Buffer.from(from).toString('base64url')}`;
  const at = new Date(Number(timestamp) * 1000).toISOString();
  return {
    id: `evt_${Buffer.from(id).toString('base64url')}`,
    cursor: `e1_${position}`,
    type: 'MESSAGE_ADDED',
    occurredAt: at,
    ticketId,
    message: { id: `msg_${Buffer.from(id).toString('base64url')}`, text, createdAt: at },
    ticket: { id: ticketId, status: 'NEW', preview: text },
  };
}

async function* subscribe() {
  for await (const [event] of on(events, 'message')) yield { messageAdded: event };
}

const schema = makeExecutableSchema({
  typeDefs,
  resolvers: { Query: { hello: () => 'world' }, Subscription: { messageAdded: { subscribe } } },
});
const app = fastify();
const sockets = new WebSocketServer({ server: app.server, path: '/graphql' });
const socketServer = useServer({ schema }, sockets);
const server = new ApolloServer({ schema, plugins: [fastifyApolloDrainPlugin(app)] });
await server.start();
await app.register(fastifyApollo(server));
app.post<{ Body: { messages: Message } }>('/webhook', (request, reply) => {
  events.emit('message', toEvent(request.body.messages));
  void reply.send({ received: true });
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });

serve({ socket: `${url.replace('http', 'ws')}/graphql`, webhook: `${url}/webhook` }, {}, async () => {
  await socketServer.dispose();
  await app.close();
});
