// Control routes of an emulated vendor: journal, faults, clock, webhooks and customers over HTTP. Loopback callers only.

import type { FastifyInstance } from 'fastify';
import { coverageOf } from './kit/coverage.ts';
import type { RunningSandboxVendor } from './running.ts';
import type { SandboxVendor } from './vendor.ts';
import type { WebhookDelivery } from './http/webhook-sender.ts';
import { fieldsOf, type ParsedRequest } from './http/body.ts';

/** Path prefix of the control routes; they are not part of the vendor. */
const CONTROL_PREFIX = '/__sandbox';

type Fields = Readonly<Record<string, unknown>>;
type Query = Readonly<Record<string, string | undefined>>;
/** Returns the JSON of the answer; undefined for an answer without a body. */
type ControlRoute = (fields: Fields, query: Query) => unknown;

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
}

function readable(delivery: WebhookDelivery): object {
  return { ...delivery, body: delivery.body.toString('utf8') };
}

function moveClock(clock: RunningSandboxVendor<unknown, object, object>['clock'], fields: Fields): object {
  const { advanceMs, setTo, freeze } = fields;
  const instant = typeof setTo === 'string' ? Date.parse(setTo) : setTo;
  if (typeof instant === 'number' && Number.isFinite(instant)) clock.set(instant);
  if (typeof advanceMs === 'number') clock.advance(advanceMs);
  if (freeze === true) clock.freeze();
  return { now: clock.now() };
}

/** Adds the control routes. Unknown ones return 404, callers from other machines 403. */
export function registerControlRoutes<State, Settings extends object, Write extends object>(
  app: FastifyInstance,
  vendor: SandboxVendor<State, Settings, Write>,
  running: RunningSandboxVendor<State, Settings, Write>,
): void {
  const { journal, faults, clock, webhooks } = running;
  void app.register(
    (control, _, done) => {
      const add = (method: string, url: string, handle: ControlRoute, status = 200): void => {
        control.route<ParsedRequest & { Querystring: Query }>({
          method,
          url,
          handler: async (request, reply) => {
            const json = await handle(fieldsOf(request.body ?? { kind: 'none' }), request.query);
            return reply.code(status).send(json);
          },
        });
      };
      control.addHook('onRequest', async (request, reply) => {
        if (!isLoopback(request.socket.remoteAddress)) await reply.code(403).send({ error: 'loopback only' });
      });
      control.setNotFoundHandler(({ method, url }, reply) => {
        const name = url.split('?')[0]?.slice(CONTROL_PREFIX.length + 1);
        return reply.code(404).send({ error: `no control route ${method} ${name}` });
      });
      add('GET', '/health', () => {
        return { ok: true, vendor: vendor.slug, url: running.url, now: clock.now(), target: webhooks.target };
      });
      add('GET', '/coverage', () => coverageOf(vendor));
      add('GET', '/journal', (_fields, { route, method }) => {
        const query = { ...(route === undefined ? {} : { route }), ...(method === undefined ? {} : { method }) };
        return { count: journal.count(query), entries: journal.entries(query) };
      });
      add('DELETE', '/journal', () => journal.clear(), 204);
      add('GET', '/faults', () => faults.list());
      add('POST', '/faults', (fields) => ({ id: faults.add(fields).id }), 201);
      add('DELETE', '/faults', () => faults.clear(), 204);
      add('POST', '/clock', (fields) => moveClock(clock, fields));
      add('POST', '/webhook-target', ({ url }) => {
        webhooks.setTarget(typeof url === 'string' ? url : null);
        return { target: webhooks.target };
      });
      add('GET', '/deliveries', () => webhooks.deliveries().map(readable));
      add('POST', '/webhooks-hold', () => webhooks.hold(), 204);
      add('POST', '/webhooks-release', async (fields) => {
        const released = await webhooks.release(fields);
        return released.map(readable);
      });
      const customerWrites: ControlRoute = async (fields) => {
        const result = await running.customerWrites(fields as Partial<Write>);
        return { ...result, delivery: result.delivery === null ? null : readable(result.delivery) };
      };
      add('POST', '/customer-writes', customerWrites, 201);
      done();
    },
    { prefix: CONTROL_PREFIX },
  );
}
