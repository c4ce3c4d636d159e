// Causes events at a server through its webhook: numbered messages, one or many per body.

import { openConnection, postBytes, type HttpConnection } from '../kit/process/http-connection.ts';
import { webhookBody } from '../kit/webhook-body.ts';

export interface Publisher {
  /** The number of the newest message. */
  readonly last: () => number;
  /** Sends one body with this number of messages and resolves when it is accepted. */
  publish(messages?: number): Promise<void>;
  /** Sends bodies with `messages` messages each, all at the same time. */
  publishAtOnce(bodies: number, messages: number): Promise<void>;
  close(): void;
}

const TEXT_BYTES = 100;

export function createPublisher(url: URL): Publisher {
  const connections: HttpConnection[] = [];
  let last = 0;

  function nextRequest(messages: number): Buffer {
    const bodies = Array.from({ length: messages }, () => webhookBody((last += 1), TEXT_BYTES));
    if (messages === 1) return postBytes(url, bodies[0] ?? '');
    const list = bodies.map((body) => (JSON.parse(body) as { messages: unknown }).messages);
    return postBytes(url, JSON.stringify({ messages: list }));
  }
  async function send(index: number, request: Buffer): Promise<void> {
    const connection = (connections[index] ??= await openConnection(url));
    await new Promise<void>((resolve, reject) => {
      connection.send(request, (status) =>
        status === 200 ? resolve() : reject(new Error(`publishing failed with status ${status}`)),
      );
    });
  }
  return {
    last: () => last,
    publish: (messages = 1) => send(0, nextRequest(messages)),
    async publishAtOnce(bodies, messages) {
      const requests = Array.from({ length: bodies }, () => nextRequest(messages));
      await Promise.all(requests.map((request, index) => send(index, request)));
    },
    close() {
      for (const connection of connections.splice(0)) connection.close();
    },
  };
}
