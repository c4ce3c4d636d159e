// Refusals with a success status: classified as refusals, also for the budget, the log and the metrics.

import { afterEach, expect, it } from 'vitest';
import { type CallerBench, openBench } from './caller-harness.ts';
import { type Answerer, json } from './fault-server.ts';

const caller = {
  isRefusal: (body: unknown): boolean => typeof body === 'object' && body !== null && 'error' in body,
  decodeFailure: () => ({ vendorCode: 'slow', vendorMessage: null, code: 'RATE_LIMITED' as const }),
};
const POST = { method: 'POST', body: { type: 'json', value: {} } } as const;

let bench: CallerBench;
const open = async (answer: Answerer, more: object = caller): Promise<CallerBench> => {
  bench = await openBench({ answer, caller: more });
  return bench;
};
afterEach(() => bench.close());

it('one under 200 is a failure with its code, holds the account back, is logged and counted', async () => {
  const { failureOf, budget, factory, log, metrics } = await open((_request, response) =>
    json(response, { error: 'slow down' }, 200, { 'retry-after': '26' }),
  );
  expect(await failureOf(POST)).toMatchObject({
    code: 'RATE_LIMITED',
    httpStatus: 200,
    vendorCode: 'slow',
    retryAfterSeconds: 26,
    outcomeUnknown: false,
  });
  expect(budget.snapshot()).toMatchObject({ remaining: 0 });
  expect(factory.health().lastFailure).toMatchObject({ failure: { code: 'RATE_LIMITED' } });
  expect(log.join('')).toContain('"code":"RATE_LIMITED"');
  expect((await metrics.render()).body).toContain('outcome="RATE_LIMITED"} 1');
});

it('one without a time holds the account back for a moment', async () => {
  const { failureOf, budget } = await open((_request, response) => json(response, { error: 'slow down' }));
  expect(await failureOf(POST)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
  expect(budget.snapshot()).toMatchObject({ remaining: 0 });
});

it('any other 200 is a response, also if the adapter cannot decide', async () => {
  const { call } = await open((_request, response) => json(response, { ok: true }));
  expect((await call(POST)).json).toEqual({ ok: true });
  await bench.close();
  const confused = await open((_request, response) => json(response, { error: 'x' }), {
    isRefusal: () => {
      throw new Error('confused');
    },
  });
  expect((await confused.call(POST)).json).toEqual({ error: 'x' });
});
