// Files from customers: an address that carries its own permission, streamed with ranges, and nothing of the vendor in it.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { toGlobalId } from '../../../src/domain/ids.ts';

const MEDIA = '/products/:productId/conversations/messages/media/:mediaId';
const PHONE = '905551110077';
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 3 });
});
afterAll(() => gateway.stop());
afterEach(() => gateway.desk360.faults.clear());

const ATTACHMENTS = `query ($phone: String!, $seconds: Int) { tickets(filter: { phone: { eq: $phone } }) { nodes {
  messages(last: 1) { nodes { attachments { id name mimeType thumbnailUrl url(expiresInSeconds: $seconds) } } } } } }`;

/** The one attachment of the newest message that this customer sent. */
async function attachmentOf(
  kind: 'image' | 'document' | 'video',
  seconds: number | null = null,
  at: TestGateway = gateway,
): Promise<Json> {
  const { messageId } = await at.desk360.customerWrites({ kind, phone: PHONE, productId: 11 });
  return eventually(async () => {
    const answer = await at.query(ATTACHMENTS, { phone: `+${PHONE}`, seconds });
    const [attachment] = answer.data['tickets'].nodes[0].messages.nodes[0].attachments;
    expect(attachment.id).toBe(toGlobalId('attachment', DESK_ACCOUNT, `wa/${messageId}/0`));
    return attachment;
  });
}
function bytesAtVendor(kind: string): Buffer {
  const { state } = gateway.desk360;
  const sent = [...state.whatsapp.values()].findLast((message) => message.kind === kind);
  return state.media.get((sent!.content as { mediaId: string }).mediaId)!.bytes;
}
const get = (url: string, headers: Record<string, string> = {}): Promise<Response> => fetch(url, { headers });

describe('the address of an attachment', () => {
  test('is ours, absolute, and gives the bytes without a token', async () => {
    const attachment = await attachmentOf('image');
    const url = new URL(attachment.url);
    expect(url.origin).toBe(gateway.url);
    expect(url.pathname).toBe(`/media/${attachment.id}`);
    expect(attachment.thumbnailUrl).toBeNull();
    const response = await get(attachment.url);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytesAtVendor('image'));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^inline; filename=/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': expect.stringMatching(/^private, max-age=(29\d|300)$/),
      'accept-ranges': 'bytes',
    });
  });

  test('is refused alike when it is forged, changed, for another file or over', async () => {
    const one = await attachmentOf('image');
    const other = await attachmentOf('document', 1);
    const moved = new URL(one.url);
    moved.searchParams.set('expires', String(Number(moved.searchParams.get('expires')) + 60));
    const wrong = [
      one.url.split('?')[0],
      one.url.replace(/sig=.{4}/, 'sig=AAAA'),
      String(moved),
      one.url.replace(one.id, other.id),
      one.url.replace(one.id, 'att_nonsense'),
    ];
    const bodies = new Set<string>();
    for (const url of wrong) {
      const response = await get(url);
      expect(response.status).toBe(403);
      bodies.add(await response.text());
    }
    const over = await eventually(async () => {
      const response = await get(other.url);
      expect(response.status).toBe(403);
      return response;
    });
    bodies.add(await over.text());
    expect(bodies.size).toBe(1);
    const refused = await gateway.query(ATTACHMENTS, { phone: `+${PHONE}`, seconds: 0 });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('what a browser could run is saved, not shown', async () => {
    const attachment = await attachmentOf('document');
    const response = await get(attachment.url);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=[^" ]+\.pdf$/);
    await response.body?.cancel();
  });
});

test('behind a proxy the address begins with PUBLIC_URL', async () => {
  const publicUrl = 'https://desk.example.com/gateway';
  const behind = await startGateway({ ticketCount: 3, gateway: { publicUrl } });
  try {
    const { url } = await attachmentOf('image', null, behind);
    expect(url).toMatch(/^https:\/\/desk\.example\.com\/gateway\/media\/[^/?]+\?expires=\d+&sig=[\w-]+$/);
    // What the proxy passes on is the rest of it.
    const response = await get(url.replace(publicUrl, behind.url));
    expect(response.status).toBe(200);
    await response.body?.cancel();
  } finally {
    await behind.stop();
  }
});

describe('ranges', () => {
  test('the first bytes, the last bytes and the middle come alone', async () => {
    const { url } = await attachmentOf('image');
    const whole = bytesAtVendor('image');
    const ranges: [string, number, number][] = [
      ['bytes=0-3', 0, 3],
      ['bytes=10-', 10, whole.length - 1],
      ['bytes=-5', whole.length - 5, whole.length - 1],
      ['bytes=4-999999', 4, whole.length - 1],
    ];
    for (const [range, from, to] of ranges) {
      const response = await get(url, { range });
      expect([range, response.status]).toEqual([range, 206]);
      expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/${whole.length}`);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(whole.subarray(from, to + 1));
    }
  });

  test('a range after the end is refused; anything but one range gets the whole file', async () => {
    const { url } = await attachmentOf('image');
    const whole = bytesAtVendor('image');
    const outside = await get(url, { range: 'bytes=999999-' });
    expect(outside.status).toBe(416);
    expect(outside.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    await outside.body?.cancel();
    for (const range of ['bytes=0-1,3-4', 'bytes=5-2', 'lines=1-2', 'bytes=-']) {
      const response = await get(url, { range });
      expect([range, response.status]).toEqual([range, 200]);
      expect((await response.arrayBuffer()).byteLength).toBe(whole.length);
    }
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.length)]);
    const again = await get(url, { 'if-none-match': head.headers.get('etag')! });
    expect(again.status).toBe(304);
  });
});

describe('a vendor that fails', () => {
  test.each([
    [{ status: 404 }, 404, 'NOT_FOUND'],
    [{ status: 500 }, 502, 'VENDOR_UNAVAILABLE'],
    [{ reset: 'before' }, 502, 'VENDOR_UNAVAILABLE'],
  ] as const)('%o becomes a coded answer without its words', async (fault, status, code) => {
    const { url } = await attachmentOf('image');
    gateway.desk360.faults.add({ ...fault, route: MEDIA });
    const response = await get(url);
    const text = await response.text();
    expect([response.status, JSON.parse(text).errors[0].extensions.code]).toEqual([status, code]);
    expect(text).not.toContain(new URL(gateway.desk360.url).host);
    expect(text).not.toContain(gateway.desk360.settings.accounts[0]!.token!);
    gateway.desk360.faults.clear();
    const next = await get(url);
    expect(next.status).toBe(200);
    await next.body?.cancel();
  });
});
