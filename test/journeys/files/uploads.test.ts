// Files from clients: taken as they come, kept for an hour for their owner, refused by name when they cannot be sent.

import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { createActs } from '../writing/write-operations.ts';
import { pdf, png, PNG, upload, uploaded } from './files.ts';

const TOKENS = { desk: 'token-of-the-agent-desk-0123456789', board: 'token-of-the-dashboard-0123456789' };
const MB = 1024 * 1024;
const client = (name: string, token: string) => ({ name, token, scopes: [], accounts: '*', validUntil: null }) as const;
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    ticketCount: 12,
    gateway: { clients: [client('desk', TOKENS.desk), client('board', TOKENS.board)] },
  });
});
afterAll(() => gateway.stop());
const { deskTicket, emotiveTicket, note, reply } = createActs(() => gateway);
const filesOnDisk = async (): Promise<string[]> => readdir(join(gateway.dataDir, 'uploads'));

describe('the endpoint', () => {
  test('accepts several files at once and reports their types from their bytes', async () => {
    const { status, answer } = await upload(gateway, [
      png('../../Grüße 🌍.png'),
      pdf(),
      { name: 'numbers.csv', bytes: Buffer.from('phone\n+491700000001\n'), type: 'application/vnd.ms-excel' },
      { name: 'claims-to-be.png', bytes: Buffer.from('just words'), type: 'image/png' },
      { name: 'bytes.bin', bytes: Buffer.from([0, 1, 2, 3, 0, 255]) },
    ]);
    expect(status).toBe(201);
    expect(answer).toMatchObject([
      { name: 'Grüße 🌍.png', mimeType: 'image/png', byteSize: PNG.length },
      { name: 'letter.pdf', mimeType: 'application/pdf' },
      { name: 'numbers.csv', mimeType: 'text/csv' },
      { name: 'claims-to-be.png', mimeType: 'text/plain' },
      { name: 'bytes.bin', mimeType: 'application/octet-stream' },
    ]);
    const lifeMs = Date.parse(answer[0].expiresAt) - Date.now();
    expect(lifeMs).toBeGreaterThan(59 * 60_000);
    expect(lifeMs).toBeLessThanOrEqual(3_600_000);
  });

  test('wants a token or its own header, and never a foreign page', async () => {
    expect((await upload(gateway, [png()], {})).status).toBe(403);
    const foreign = { 'deskgraph-upload': '1', origin: 'https://evil.example' };
    expect(await upload(gateway, [png()], foreign)).toMatchObject({
      status: 403,
      answer: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
    expect((await upload(gateway, [png()], { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await upload(gateway, [png()], { authorization: `Bearer ${TOKENS.desk}` })).status).toBe(201);
  });

  test('refuses other bodies, too many files and files that are too large, and keeps nothing of them', async () => {
    const before = await filesOnDisk();
    const json = await fetch(`${gateway.url}/uploads`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', 'deskgraph-upload': '1' },
    });
    expect(json.status).toBe(415);
    expect((await upload(gateway, [])).status).toBe(400);
    const eleven = Array.from({ length: 11 }, (_, index) => png(`${index}.png`));
    expect((await upload(gateway, eleven)).status).toBe(413);
    const large = { name: 'large.bin', bytes: new Uint8Array(25 * MB + 1) };
    expect(await upload(gateway, [png(), large])).toMatchObject({
      status: 413,
      answer: { errors: [{ message: expect.stringContaining('26214400') }] },
    });
    expect(await filesOnDisk()).toEqual(before);
    expect((await upload(gateway, [{ name: 'just-fits.bin', bytes: new Uint8Array(25 * MB) }])).status).toBe(201);
  });

  test('limits files and bytes per client, and reports when the limit is free again', async () => {
    const limits = { ...TEST_GATEWAY.limits, maxUploadsPerClient: 3, maxUploadBytesPerClient: MB };
    const narrow = await startGateway({
      ticketCount: 1,
      gateway: { limits, clients: [client('desk', TOKENS.desk), client('board', TOKENS.board)] },
    });
    try {
      const as = (token: string) => ({ authorization: `Bearer ${token}` });
      const bytes = (byteSize: number) => ({ name: 'a.bin', bytes: new Uint8Array(byteSize) });
      expect((await upload(narrow, [bytes(MB / 2), bytes(MB / 2)], as(TOKENS.desk))).status).toBe(201);
      for (const files of [[bytes(1)], [bytes(0), bytes(0)]]) {
        const { status, retryAfter, answer } = await upload(narrow, files, as(TOKENS.desk));
        expect([status, answer.errors[0].extensions.code]).toEqual([429, 'QUOTA_EXHAUSTED']);
        expect(answer.errors[0].message).toContain('3 files and 1048576 bytes');
        expect(retryAfter).toBeGreaterThan(74 * 60);
        expect(retryAfter).toBeLessThanOrEqual(75 * 60);
      }
      expect((await upload(narrow, [bytes(MB)], as(TOKENS.board))).status).toBe(201);
      expect(await readdir(join(narrow.dataDir, 'uploads'))).toHaveLength(6);
    } finally {
      await narrow.stop();
    }
  });

  test('takes a file back for its owner alone', async () => {
    const [id = ''] = await uploaded(gateway, [png()]);
    const before = await filesOnDisk();
    const drop = async (what: string, headers: Record<string, string>): Promise<number> =>
      (await fetch(`${gateway.url}/uploads/${what}`, { method: 'DELETE', headers })).status;
    const own = { 'deskgraph-upload': '1' };
    expect(await drop(id, {})).toBe(403);
    expect(await drop(id, { authorization: `Bearer ${TOKENS.board}` })).toBe(404);
    expect(await drop('upl_nonsense', own)).toBe(404);
    expect(await filesOnDisk()).toEqual(before);
    expect(await drop(id, own)).toBe(204);
    expect(await filesOnDisk()).toHaveLength(before.length - 2);
    expect(await drop(id, own)).toBe(404);
  });

  test('keeps nothing of an upload that breaks off', async () => {
    const before = await filesOnDisk();
    const sending = request(`${gateway.url}/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'deskgraph-upload': '1', 'content-length': 5000 },
    });
    sending.on('error', () => undefined);
    sending.write(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nfirst\r\n--x\r\n' +
        'Content-Disposition: form-data; name="file"; filename="b.txt"\r\n\r\nhalf of it',
    );
    await eventually(async () => expect((await filesOnDisk()).length).toBeGreaterThan(before.length));
    sending.destroy();
    await eventually(async () => expect(await filesOnDisk()).toEqual(before));
  });
});

describe('what was uploaded', () => {
  test('goes with a reply and with a note, bytes and all', async () => {
    const ticket = await deskTicket();
    const [picture = '', letter = ''] = await uploaded(gateway, [png('seen.png'), pdf('read.pdf')]);
    const replied = await reply(ticket.id, 'see here', {
      content: { text: { text: 'see here', uploadIds: [picture, letter] } },
    });
    expect(replied.userErrors).toEqual([]);
    const noted = await note(ticket.id, 'for us', { uploadIds: [letter] });
    expect(noted.userErrors).toEqual([]);
    const { messages } = gateway.desk360.state.tickets.get(Number(ticket.nativeId))!.script!;
    const names = messages.slice(-2).map(({ attachments }) => attachments.map(({ name }) => name));
    expect(names.map((list) => list.length)).toEqual([2, 1]);
    const stored = [...gateway.desk360.state.files.values()].map(({ bytes }) => bytes);
    expect(stored.some((bytes) => bytes.equals(PNG))).toBe(true);
  });

  test('is available to its owner only; every unknown id is reported with its path', async () => {
    const ticket = await deskTicket();
    const { answer } = await upload(gateway, [png()], { authorization: `Bearer ${TOKENS.board}` });
    const [mine = ''] = await uploaded(gateway, [png()]);
    gateway.desk360.journal.clear();
    const replied = await reply(ticket.id, 'x', {
      content: { media: { uploadIds: [mine, answer[0].id, 'upl_nonsense', ticket.id] } },
    });
    const at = (place: string) => ({ code: 'NOT_FOUND', field: ['input', 'content', 'media', 'uploadIds', place] });
    expect(replied.userErrors).toMatchObject([at('1'), at('2'), at('3')]);
    const noted = await note(ticket.id, 'x', { uploadIds: ['upl_nonsense'] });
    expect(noted.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'uploadIds', '0'] }]);
    expect(gateway.desk360.journal.count({ method: 'POST' })).toBe(0);
  });

  test('is refused by a vendor that takes no files, before any call', async () => {
    const ticket = await emotiveTicket();
    const [picture = ''] = await uploaded(gateway, [png()]);
    gateway.emotive.journal.clear();
    const replied = await reply(ticket.id, 'x', { content: { text: { text: 'x', uploadIds: [picture] } } });
    expect(replied.userErrors).toMatchObject([{ code: 'NOT_SUPPORTED_BY_VENDOR', vendor: 'EMOTIVE' }]);
    expect(gateway.emotive.journal.count({ method: 'POST' })).toBe(0);
  });
});
