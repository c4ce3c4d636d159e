// Downloads through the vendor caller: the same budget, breaker, retries, log and metrics as every other call.

import { afterEach, describe, expect, it } from 'vitest';
import type { MediaStream } from '../../../src/domain/ports/vendor/calls.ts';
import { eventually } from '../../kit/eventually.ts';
import { type BenchOptions, type CallerBench, openBench } from './caller-harness.ts';
import { type Answerer, json } from './fault-server.ts';

const benches: CallerBench[] = [];
afterEach(async () => {
  for (const opened of benches.splice(0)) await opened.close();
});
async function bench(answer: Answerer, options: Omit<BenchOptions, 'answer'> = {}): Promise<CallerBench> {
  const opened = await openBench({ ...options, answer });
  benches.push(opened);
  return opened;
}
const file: Answerer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': '4', 'x-left': '7' });
  response.end('\x89PNG', 'latin1');
};
async function bytesOf({ body }: MediaStream): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const readRate = (headers: Readonly<Record<string, string>>) =>
  headers['x-left'] === undefined ? null : { limit: 10, remaining: Number(headers['x-left']), resetAt: null };

describe('a download', () => {
  it('hands the bytes on with their type and size, asked for as anything', async () => {
    const { download, server } = await bench(file);
    const stream = await download();
    expect([stream.mimeType, stream.byteSize]).toEqual(['image/png', 4]);
    expect((await bytesOf(stream)).toString('latin1')).toBe('\x89PNG');
    expect(server.requests[0]?.headers).toMatchObject({ accept: '*/*', 'x-api-key': 'canary-key' });
  });

  it('counts in the budget and shows what is left of it in the metrics', async () => {
    const { download, metrics, budget, calls } = await bench(file, { caller: { readRate } });
    await bytesOf(await download());
    expect(budget.snapshot()).toMatchObject({ limit: 10, remaining: 7, source: 'VENDOR_HEADERS' });
    const { body } = await metrics.render();
    expect(body).toContain('deskgraph_rate_budget_remaining{account="acc-1"} 7');
    expect(body).toContain('deskgraph_vendor_calls_total{account="acc-1",operation="files.get",outcome="OK"} 1');
    expect(calls).toMatchObject([{ operation: 'files.get', outcome: 'OK' }]);
  });

  it('that is refused is logged by its shape, never by what came', async () => {
    const { download, log } = await bench((_request, response) => json(response, { token: 'canary-1' }, 403));
    await expect(download()).rejects.toMatchObject({ failure: { code: 'FORBIDDEN', httpStatus: 403 } });
    const [line] = log.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(line).toMatchObject({
      msg: 'vendor call failed',
      operation: 'files.get',
      code: 'FORBIDDEN',
      httpStatus: 403,
      contentType: 'application/json',
    });
    expect(log.join('')).not.toContain('canary');
  });

  it('that fails for a moment is tried again', async () => {
    let tried = 0;
    const { download, server } = await bench((request, response) => {
      tried += 1;
      if (tried === 1) json(response, {}, 503);
      else file(request, response);
    });
    expect(await bytesOf(await download())).toHaveLength(4);
    expect(server.requests).toHaveLength(2);
  });

  it('waits in the line of the budget after a refusal for too many calls', async () => {
    const { download, clock, server } = await bench((request, response) => {
      if (server.requests.length === 1) json(response, {}, 429, { 'retry-after': '1' });
      else file(request, response);
    });
    const running = download();
    await eventually(() => {
      expect(server.requests).toHaveLength(1);
      expect(clock.pending()).toBeGreaterThan(0);
    });
    await clock.advance(1000);
    expect(await bytesOf(await running)).toHaveLength(4);
  });

  it('of a vendor that fails for good opens the circuit', async () => {
    const { download, factory } = await bench((_request, response) => json(response, {}, 500));
    for (let n = 0; n < 2; n += 1) await expect(download()).rejects.toMatchObject({ failure: { code: 'UNAVAILABLE' } });
    expect(factory.health().circuit).toBe('OPEN');
    await expect(download()).rejects.toMatchObject({ failure: { code: 'CIRCUIT_OPEN' } });
  });

  it('whose path would not arrive as it is written is not made', async () => {
    const { download, server } = await bench(file);
    await expect(download('/files/../secrets')).rejects.toMatchObject({ failure: { code: 'INVALID_REQUEST' } });
    expect(server.requests).toEqual([]);
  });
});
