// Reference without GraphQL: a ws server that builds one frame per event and sends it to all sockets.

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from '../kit/process/child.ts';
import { toEvents, type MessageEvent, type WebhookBody } from './message-event.ts';

const id = randomUUID();
const subscribed = new Set<WebSocket>();
let messageBytes = 0;

/** One message for all sockets, padded to the size of the gateway's message. */
function messageOf(event: MessageEvent): Buffer {
  const build = (preview: string): string =>
    JSON.stringify({ id, type: 'next', payload: { data: { messageAdded: { ...event, preview } } } });
  return Buffer.from(build('.'.repeat(Math.max(0, messageBytes - build('').length))));
}

const server = createServer((request, response) => {
  void json(request).then((body) => {
    for (const event of toEvents(body as WebhookBody)) {
      const message = messageOf(event);
      for (const socket of subscribed) socket.send(message, { binary: false });
    }
    response.end('{"received":true}');
  });
});
// The publisher's connection is idle while other servers are measured.
server.keepAliveTimeout = 300_000;
const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('close', () => subscribed.delete(socket));
  socket.once('message', () => {
    socket.send('{"type":"connection_ack"}');
    socket.once('message', () => subscribed.add(socket));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

serve(
  { socket: `ws://127.0.0.1:${port}/graphql`, webhook: `http://127.0.0.1:${port}/webhook` },
  { messageBytes: (bytes: number) => void (messageBytes = bytes) },
  async () => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  },
);
