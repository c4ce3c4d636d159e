// The bytes of files on their way from the vendor and to it: streamed, with the token where it belongs and nowhere else.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttachmentRecord } from '../../../../../src/domain/message.ts';
import type { MediaStream } from '../../../../../src/domain/ports/vendor/calls.ts';
import type { MediaReader } from '../../../../../src/domain/ports/vendor/module.ts';
import { eventually } from '../../../../kit/eventually.ts';
import { conversationRecord, delivery, NOW, openAccount } from '../account.ts';
import { failureOf, ofType, type VendorAccount } from '../../../../kit/vendor-account.ts';
import { act, bigFile, replyTo, startDesk, type Desk } from '../emulated-desk360.ts';

const MB = 1024 * 1024;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const attachment = (changes: Partial<AttachmentRecord>): AttachmentRecord => ({
  key: 'a/0',
  name: 'a.jpeg',
  mimeType: null,
  byteSize: null,
  sha256: null,
  mediaKind: 'IMAGE',
  vendorUrl: null,
  vendorMediaId: null,
  scanState: 'UNKNOWN',
  ...changes,
});
function mediaOf({ adapter }: VendorAccount): MediaReader {
  if (adapter.media === null) throw new Error('no media');
  return adapter.media;
}
async function bytesOf(stream: MediaStream): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A vendor made of one function, below /v1, with an account at it. */
async function startAt(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<VendorAccount & { readonly origin: string }> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const account = openAccount(`${origin}/v1`);
  closers.push(async () => {
    await account.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
  return { ...account, origin };
}

describe('a file of a customer', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
    closers.push(() => desk.stop());
  });

  /** A customer's picture, as the webhook reported it. */
  async function sentPicture(): Promise<AttachmentRecord> {
    const bodies: Buffer[] = [];
    const receiver = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    desk.desk.setWebhookTarget(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    await desk.desk.customerWrites({ kind: 'image', phone: '+905551112233' });
    await new Promise<void>((resolve) => receiver.close(() => resolve()));
    const parsed = desk.adapter.webhook?.parse(delivery(Buffer.concat(bodies)));
    const [message] = parsed?.state === 'read' ? ofType(parsed.observations, 'message') : [];
    const [file] = message?.fields.attachments ?? [];
    if (file === undefined) throw new Error('no attachment');
    return file;
  }

  test('is read by its media id with the token', async () => {
    const file = await sentPicture();
    desk.desk.journal.clear();
    const stream = await mediaOf(desk).open(file, 'wa/11/905551112233');
    expect(stream.mimeType).toBe('image/jpeg');
    const bytes = await bytesOf(stream);
    expect(bytes.equals(desk.desk.state.media.get(file.vendorMediaId ?? '')?.bytes ?? Buffer.alloc(0))).toBe(true);
    const [call] = desk.desk.journal.entries();
    expect(call).toMatchObject({ route: '/products/:productId/conversations/messages/media/:mediaId', status: 200 });
    expect(call?.headers['authorization']).toBeDefined();
  });

  test('is read by its address without the token where it has no id', async () => {
    const { vendorUrl } = await sentPicture();
    desk.desk.journal.clear();
    const bytes = await bytesOf(await mediaOf(desk).open(attachment({ vendorUrl }), '11/1001'));
    expect(bytes.byteLength).toBeGreaterThan(0);
    const [call] = desk.desk.journal.entries();
    expect(call?.route).toBe('/files/:name');
    expect(call?.headers['authorization']).toBeUndefined();
  });

  test('that no longer exists is reported as such', async () => {
    const failure = await failureOf(mediaOf(desk).open(attachment({ vendorMediaId: 'gone' }), null));
    expect(failure).toMatchObject({ code: 'NOT_FOUND', vendorCode: 'not_found' });
  });

  test('whose id would lead elsewhere leads nowhere', async () => {
    for (const vendorMediaId of ['..', '../../me', '', '?x=1', 'a%2Fb']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const failure = await failureOf(mediaOf(desk).open(attachment({ vendorMediaId }), null));
      expect(failure.code, vendorMediaId).toBe('UNSUPPORTED');
    }
    expect(desk.calls()).toBe(0);
  });
});

describe('an address', () => {
  const refusedFor = async (vendorUrl: string, settings = {}) => {
    const account = openAccount('https://api.desk360.com/v1', settings);
    closers.push(() => account.close());
    return (await failureOf(mediaOf(account).open(attachment({ vendorUrl }), null))).code;
  };

  test('of a host that is not named is not opened', async () => {
    for (const url of [
      'https://169.254.169.254/latest/meta-data',
      'https://evil.example/a.jpg',
      'https://desk-360.s3.amazonaws.com.evil.example/a.jpg',
      'http://desk-360.s3.amazonaws.com/a.jpg',
      'https://desk-360.s3.amazonaws.com:8443/a.jpg',
      'https://user:secret@desk-360.s3.amazonaws.com/a.jpg',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await refusedFor(url), url).toBe('UNSUPPORTED');
    }
  });

  test('is missing altogether for what we sent ourselves', async () => {
    const account = openAccount('https://api.desk360.com/v1');
    closers.push(() => account.close());
    expect((await failureOf(mediaOf(account).open(attachment({}), null))).code).toBe('UNSUPPORTED');
  });

  test('keeps its query, as signed addresses need it', async () => {
    const seen: (string | undefined)[] = [];
    const account = await startAt((request, response) => {
      seen.push(request.url, request.headers.authorization);
      response.end('x');
    });
    const vendorUrl = `${account.origin}/files/a%20b.jpg?X-Sig=a%2Fb%3D&n=1&n=2`;
    await bytesOf(await mediaOf(account).open(attachment({ vendorUrl }), null));
    expect(seen).toEqual(['/files/a%20b.jpg?X-Sig=a%2Fb%3D&n=1&n=2', undefined]);
  });

  test('that redirects is not followed', async () => {
    const account = await startAt((_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' });
      response.end();
    });
    const failure = await failureOf(mediaOf(account).open(attachment({ vendorMediaId: 'm' }), null));
    expect(failure.code).toBe('BAD_RESPONSE');
  });
});

describe('a refusal in place of a file', () => {
  const limited = { error: { code: 'too_many_requests_exception', message: 'Slow down.' } };
  const answerJson = (response: ServerResponse, json: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));

  test('under 200 is that refusal', async () => {
    const account = await startAt((_request, response) => answerJson(response, limited));
    const failure = await failureOf(mediaOf(account).open(attachment({ vendorMediaId: 'm' }), null));
    expect(failure).toMatchObject({ code: 'RATE_LIMITED', vendorCode: 'too_many_requests_exception' });
  });

  test('is not seen in a JSON file, short or long', async () => {
    for (const json of [{ any: 'thing' }, ['x'.repeat(100_000)]]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const account = await startAt((_request, response) => answerJson(response, json));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const bytes = await bytesOf(await mediaOf(account).open(attachment({ vendorMediaId: 'm' }), null));
      expect(JSON.parse(bytes.toString())).toEqual(json);
    }
  });
});

describe('20 MB', () => {
  // What loopback sockets and two queues may hold; far from the whole.
  const IN_FLIGHT = 10 * MB;
  const LOOKS = 10;

  /** Waits until a counter has started and then stays equal over many reads. */
  async function stalled(counter: () => number): Promise<void> {
    const seen: number[] = [];
    await eventually(() => {
      seen.push(counter());
      const lately = seen.slice(-LOOKS);
      expect(lately).toHaveLength(LOOKS);
      expect(lately.every((count) => count > 0 && count === lately[0])).toBe(true);
    });
  }

  test('from the vendor come at the pace of the reader', async () => {
    let written = 0;
    const account = await startAt((_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 20 * MB });
      const chunk = Buffer.alloc(64 * 1024, 1);
      const write = (): void => {
        while (written < 20 * MB) {
          written += chunk.byteLength;
          if (!response.write(chunk)) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });
    const stream = await mediaOf(account).open(attachment({ vendorMediaId: 'm' }), null);
    expect(stream.byteSize).toBe(20 * MB);
    const reader = stream.body[Symbol.asyncIterator]();
    let read = (await reader.next()).value.byteLength as number;
    await stalled(() => written);
    expect(written).toBeLessThan(IN_FLIGHT);
    for (let next = await reader.next(); next.done !== true; next = await reader.next()) read += next.value.byteLength;
    expect(read).toBe(20 * MB);
  });

  test('are released when the reader stops', async () => {
    let closed = false;
    const account = await startAt((_request, response) => {
      response.on('close', () => (closed = true));
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 20 * MB });
      response.write(Buffer.alloc(MB));
    });
    (await mediaOf(account).open(attachment({ vendorMediaId: 'm' }), null)).cancel();
    await eventually(async () => expect(closed).toBe(true));
  });

  test('to the vendor are read at the pace of the vendor', async () => {
    let received = 0;
    let resume: () => void = () => {};
    const account = await startAt((request, response) => {
      request.pause();
      resume = () => {
        request.on('data', (chunk: Buffer) => (received += chunk.byteLength));
        request.on('end', () => response.end('{"message_id":"gB1"}'));
        request.resume();
      };
    });
    const files = [bigFile('a.mp4', 20 * MB, 'video/mp4'), bigFile('b.mp4', 20 * MB, 'video/mp4')];
    const command = replyTo({ kind: 'MEDIA', caption: null, files });
    const ticket = conversationRecord({ lastInboundAt: NOW });
    const sending = act(account.adapter.actions.reply).perform({ ...command, ticket });
    await stalled(() => files[0]?.readBytes() ?? 0);
    expect(files[0]?.readBytes()).toBeLessThan(IN_FLIGHT);
    expect(files[1]?.readBytes()).toBe(0);
    resume();
    expect((await sending).messageKey).toBe('wa/gB1');
    expect(received).toBeGreaterThan(40 * MB);
  });
});
