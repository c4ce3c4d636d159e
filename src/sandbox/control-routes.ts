// Control routes of an emulated vendor: journal, faults, clock, webhooks and customers over HTTP. Loopback callers only.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { coverageOf } from './kit/coverage.ts';
import type { RunningSandboxVendor } from './running.ts';
import type { SandboxVendor } from './vendor.ts';
import type { WebhookDelivery } from './http/webhook-sender.ts';
import { answerEmpty, answerJson, type SandboxAnswer } from './http/answer.ts';
import { fieldsOf } from './http/body.ts';
import { readBody } from './http/read-body.ts';
import { sendAnswer } from './http/send.ts';

/** Path prefix of the control routes; they are not part of the vendor. */
export const CONTROL_PREFIX = '/__sandbox/';

type Fields = Readonly<Record<string, unknown>>;
type ControlRoute = (fields: Fields, url: URL) => SandboxAnswer | Promise<SandboxAnswer>;

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
}

function readable(delivery: WebhookDelivery): object {
  return { ...delivery, body: delivery.body.toString('utf8') };
}

function moveClock(clock: RunningSandboxVendor<unknown, object, object>['clock'], fields: Fields): SandboxAnswer {
  const { advanceMs, setTo, freeze } = fields;
  const instant = typeof setTo === 'string' ? Date.parse(setTo) : setTo;
  if (typeof instant === 'number' && Number.isFinite(instant)) clock.set(instant);
  if (typeof advanceMs === 'number') clock.advance(advanceMs);
  if (freeze === true) clock.freeze();
  return answerJson(200, { now: clock.now() });
}

/** Builds the handler of the control routes. Unknown routes return 404, callers from other machines 403. */
export function createControlHandler<State, Settings extends object, Write extends object>(
  vendor: SandboxVendor<State, Settings, Write>,
  running: RunningSandboxVendor<State, Settings, Write>,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  const { journal, faults, clock, webhooks } = running;
  const routes: Readonly<Record<string, ControlRoute>> = {
    'GET health': () =>
      answerJson(200, { ok: true, vendor: vendor.slug, url: running.url, now: clock.now(), target: webhooks.target }),
    'GET coverage': () => answerJson(200, coverageOf(vendor)),
    'GET journal': (_, { searchParams }) => {
      const route = searchParams.get('route');
      const method = searchParams.get('method');
      const query = { ...(route === null ? {} : { route }), ...(method === null ? {} : { method }) };
      return answerJson(200, { count: journal.count(query), entries: journal.entries(query) });
    },
    'DELETE journal': () => {
      journal.clear();
      return answerEmpty(204);
    },
    'GET faults': () => answerJson(200, faults.list()),
    'POST faults': (fields) => answerJson(201, { id: faults.add(fields).id }),
    'DELETE faults': () => {
      faults.clear();
      return answerEmpty(204);
    },
    'POST clock': (fields) => moveClock(clock, fields),
    'POST webhook-target': (fields) => {
      webhooks.setTarget(typeof fields['url'] === 'string' ? fields['url'] : null);
      return answerJson(200, { target: webhooks.target });
    },
    'GET deliveries': () => answerJson(200, webhooks.deliveries().map(readable)),
    'POST webhooks-hold': () => {
      webhooks.hold();
      return answerEmpty(204);
    },
    'POST webhooks-release': async (fields) =>
      answerJson(200, (await webhooks.release(fields as Parameters<typeof webhooks.release>[0])).map(readable)),
    'POST customer-writes': async (fields) => {
      const result = await running.customerWrites(fields as Partial<Write>);
      return answerJson(201, { ...result, delivery: result.delivery === null ? null : readable(result.delivery) });
    },
  };
  const answer = (name: string, caller: string | undefined, fields: Fields, url: URL): ReturnType<ControlRoute> => {
    if (!isLoopback(caller)) return answerJson(403, { error: 'loopback only' });
    return routes[name]?.(fields, url) ?? answerJson(404, { error: `no control route ${name}` });
  };
  return async (request, response, url) => {
    const body = await readBody(request);
    const name = `${request.method} ${url.pathname.slice(CONTROL_PREFIX.length)}`;
    await sendAnswer(response, await answer(name, request.socket.remoteAddress, fieldsOf(body), url), null);
  };
}
