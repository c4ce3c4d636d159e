// Reference: a webhook receiver on fastify that verifies an HMAC and makes one durable insert per request.

import fastify from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { readOptions, serve } from '../kit/process/child.ts';

const { file, secret } = readOptions() as { file: string; secret: string };
const database = new DatabaseSync(file);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000');
database.exec('CREATE TABLE deliveries (key TEXT PRIMARY KEY, received_at INTEGER NOT NULL, body BLOB NOT NULL)');
const insert = database.prepare('INSERT INTO deliveries VALUES (?, ?, ?) ON CONFLICT DO NOTHING');

const app = fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post<{ Body: Buffer }>('/webhook', async (request, reply) => {
  const expected = createHmac('sha256', secret).update(request.body).digest();
  const given = Buffer.from(String(request.headers['x-signature'] ?? ''), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(401).send();
  const { messages } = JSON.parse(request.body.toString()) as { messages: { id: string } };
  insert.run(messages.id, Date.now(), request.body);
  return { received: true };
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });

serve({ webhook: `${url}/webhook` }, {}, async () => {
  await app.close();
  database.close();
});
