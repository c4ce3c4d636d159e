// Reference: Apollo Server with graphql-ws and ws as in their documentation, with events from an EventEmitter.

import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { makeExecutableSchema } from '@graphql-tools/schema';
import fastify from 'fastify';
import { useServer } from 'graphql-ws/use/ws';
import { on, EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';
import { serve } from '../kit/process/child.ts';
import { toEvents, type WebhookBody } from './message-event.ts';

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
app.post<{ Body: WebhookBody }>('/webhook', (request, reply) => {
  for (const event of toEvents(request.body)) events.emit('message', event);
  void reply.send({ received: true });
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });

serve({ socket: `${url.replace('http', 'ws')}/graphql`, webhook: `${url}/webhook` }, {}, async () => {
  await socketServer.dispose();
  await app.close();
});
