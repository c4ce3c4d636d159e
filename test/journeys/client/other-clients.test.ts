// Apollo Client, urql and Relay over a resumable client, set up as docs/client.md shows, with unchanged documents.

import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client as UrqlClient, subscriptionExchange } from '@urql/core';
import { createClient, type Client, type Sink } from 'graphql-ws';
import relay, { type GraphQLResponse, type RequestParameters, type SubscribeFunction } from 'relay-runtime';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import { resumable } from '../../../src/client/resumable.ts';
import { eventually } from '../../kit/eventually.ts';
import { metricOf } from '../../kit/leaks.ts';
import { gatewayBehindProxy } from './behind-a-proxy.ts';
import { NUMBERS, numbersIn, appendNumbers } from './numbered-events.ts';

type Answer = { readonly data?: unknown };
/** Subscribes to NUMBERS with one client library and returns its unsubscribe function. */
type Subscribe = (socket: Client, take: (answer: Answer) => void) => () => void;

const CUTS = 5;
const PER_CUT = 20;
const { gateway, proxy } = gatewayBehindProxy();

const apollo: Subscribe = (socket, take) => {
  const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
  const subscription = client
    .subscribe({ query: gql(NUMBERS), fetchPolicy: 'no-cache' })
    .subscribe({ next: (answer) => take(answer) });
  return () => {
    subscription.unsubscribe();
    client.stop();
  };
};

const urql: Subscribe = (socket, take) => {
  const exchange = subscriptionExchange({
    forwardSubscription: ({ query = '', variables }) => ({
      subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink as Sink) }),
    }),
  });
  const client = new UrqlClient({
    url: 'http://nowhere.example/graphql',
    exchanges: [exchange],
    preferGetMethod: false,
  });
  return client.subscription(NUMBERS, {}).subscribe(take).unsubscribe;
};

const withRelay: Subscribe = (socket, take) => {
  const subscribe: SubscribeFunction = ({ name, text }, variables) =>
    relay.Observable.create((sink) =>
      socket.subscribe({ operationName: name, query: text ?? '', variables }, sink as Sink),
    );
  const network = relay.Network.create(() => {
    throw new Error('nothing is fetched');
  }, subscribe);
  const text = NUMBERS.replace('subscription', 'subscription Numbers');
  const request: RequestParameters = {
    name: 'Numbers',
    operationKind: 'subscription',
    text,
    id: null,
    metadata: {},
    cacheID: 'n',
  };
  const running = network
    .execute(request, {}, {})
    .subscribe({ next: (answer: GraphQLResponse) => take(answer as Answer) });
  return () => running.unsubscribe();
};

test.each<[string, Subscribe]>([
  ['Apollo Client', apollo],
  ['urql', urql],
  ['Relay', withRelay],
])(
  '%s gets every event once while the connection breaks',
  async (_name, subscribe) => {
    const { store } = gateway().gateway;
    const socket = createClient(resumable({ url: proxy().socketUrl, webSocketImpl: WebSocket }));
    const received: number[] = [];
    const unsubscribe = subscribe(socket, (answer) => void received.push(...numbersIn(answer)));
    await eventually(async () => expect(await metricOf(gateway().url, 'deskgraph_subscriptions')).toBe(1));
    const numbers = Array.from({ length: CUTS * PER_CUT }, (_none, index) => index + 1);
    for (let cut = 0; cut < CUTS; cut += 1) {
      const batch = numbers.slice(cut * PER_CUT, (cut + 1) * PER_CUT);
      // oxlint-disable-next-line no-await-in-loop -- one cut after the other
      await appendNumbers(store, ...batch.slice(0, PER_CUT / 2));
      proxy().cut();
      // oxlint-disable-next-line no-await-in-loop -- appended while the client is disconnected
      await appendNumbers(store, ...batch.slice(PER_CUT / 2));
      // oxlint-disable-next-line no-await-in-loop -- as above
      await eventually(() => expect(received.at(-1)).toBe(batch.at(-1)));
    }
    expect(received).toEqual(numbers);
    unsubscribe();
    await socket.dispose();
  },
  60_000,
);
