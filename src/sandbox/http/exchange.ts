// One request from socket to socket: route, vendor, fault, journal, answer.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { SetFault } from '../kit/faults.ts';
import { redactBody, redactHeaders, redactQuery } from './journal.ts';
import type { RunningSandboxVendor } from '../running.ts';
import type { SandboxCall, SandboxContext, SandboxVendor } from '../vendor.ts';
import { answerJson, type SandboxAnswer } from './answer.ts';
import { CONTROL_PREFIX, createControlHandler } from '../control-routes.ts';
import { actsUnder, answerOfFault, damage } from './fault-injection.ts';
import { readBody } from './read-body.ts';
import { createRouteFinder, type RouteMatch } from './router.ts';
import { resetSocket, sendAnswer, waitWhileOpen } from './send.ts';

function notEmulated(title: string, method: string, path: string): SandboxAnswer {
  return answerJson(501, {
    error: { code: 'not_emulated', message: `${method} ${path} is not emulated by the ${title} sandbox` },
  });
}

function paramReader(match: { readonly params: ReadonlyMap<string, string>; readonly pattern: string }) {
  return (name: string): string => {
    const value = match.params.get(name);
    if (value === undefined) throw new Error(`${match.pattern} has no parameter ${name}`);
    return value;
  };
}

/** Builds the listener of a vendor's server. A handler that throws is a 500 that says so: a mistake of the emulator. */
export function createExchange<State, Settings extends object, Write extends object>(
  vendor: SandboxVendor<State, Settings, Write>,
  context: SandboxContext<State, Settings>,
  running: RunningSandboxVendor<State, Settings, Write>,
): RequestListener {
  const find = createRouteFinder(vendor.routes);
  const control = createControlHandler(vendor, running);

  const callOf = async (
    request: IncomingMessage,
    url: URL,
    path: string,
    match: RouteMatch<State, Settings>,
  ): Promise<SandboxCall<State, Settings>> => ({
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
    remoteAddress: request.socket.remoteAddress ?? '',
    context,
    route: match.route,
    param: paramReader(match),
  });

  const vendorAnswer = async (call: SandboxCall<State, Settings>, fault: SetFault | null): Promise<SandboxAnswer> => {
    if (call.route === null) return vendor.wrongMethod?.(call) ?? { status: 405, headers: {} };
    const own = fault === null || actsUnder(fault.fault) ? await call.route.handle(call) : null;
    return own === null || fault?.fault.status !== undefined ? answerOfFault(fault?.fault ?? {}) : own;
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const startedAt = performance.now();
    const at = context.clock.now();
    const method = request.method ?? 'GET';
    const below = url.pathname.startsWith(vendor.basePath) ? url.pathname.slice(vendor.basePath.length) : null;
    const match = below === null ? null : find(method, below === '' ? '/' : below);
    const write = (call: SandboxCall<State, Settings> | null, status: number | null, faultId: string | null): void =>
      running.journal.add({
        at,
        method,
        path: url.pathname,
        query: redactQuery(url.searchParams, vendor.secretQuery ?? []),
        route: match?.pattern ?? null,
        status,
        durationMs: performance.now() - startedAt,
        headers: redactHeaders(request.headers),
        body: call === null ? null : redactBody(call.body),
        faultId,
      });

    if (match === null || below === null) {
      request.resume();
      write(null, 501, null);
      await sendAnswer(response, notEmulated(vendor.title, method, url.pathname), null);
      return;
    }
    const call = await callOf(request, url, below, match);
    const refused = vendor.before?.(call) ?? null;
    const fault = refused === null ? running.faults.take(method, match.pattern) : null;
    const plain = refused ?? (await vendorAnswer(call, fault));
    const finished = vendor.after?.(call, plain) ?? plain;
    const answer = fault === null ? finished : damage(finished, fault.fault, context);
    if (fault?.fault.delayMs !== undefined) await waitWhileOpen(response, fault.fault.delayMs);
    const cutBefore = fault?.fault.reset === 'before' || fault?.fault.reset === 'after';
    write(call, cutBefore ? null : answer.status, fault?.id ?? null);
    if (cutBefore) resetSocket(response);
    else await sendAnswer(response, answer, fault?.fault ?? null);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', running.origin);
    try {
      if (url.pathname.startsWith(CONTROL_PREFIX)) await control(request, response, url);
      else await exchange(request, response, url);
    } catch (failure) {
      const message = failure instanceof Error ? `${failure.message}\n${failure.stack}` : String(failure);
      const answer = answerJson(500, { error: { code: 'sandbox_failure', message } });
      if (response.headersSent) resetSocket(response);
      else await sendAnswer(response, answer, null);
    }
  };
  return (request, response) => void serve(request, response);
}
