// One call to an emulated vendor: checks, fault, route, journal, answer.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxFault, SetFault } from '../kit/faults.ts';
import type { RunningSandboxVendor } from '../running.ts';
import type { SandboxCall, SandboxContext, SandboxRoute, SandboxVendor } from '../vendor.ts';
import { answerJson, type SandboxAnswer } from './answer.ts';
import type { ParsedRequest } from './body.ts';
import { actsUnder, answerOfFault, damage } from './fault-injection.ts';
import { redactBody, redactHeaders, redactQuery } from './journal.ts';
import { resetSocket, sendAnswer, waitWhileOpen } from './send.ts';

/** The matched path; `route` is null for a known path with another method. */
interface Match<State, Settings> {
  readonly pattern: string;
  readonly route: SandboxRoute<State, Settings> | null;
}

/** Writes to the socket without fastify, so that the headers are exactly those of the vendor and faults can break it. */
async function send(reply: FastifyReply, answer: SandboxAnswer, fault: SandboxFault | null): Promise<void> {
  reply.hijack();
  if (fault?.reset === 'before' || fault?.reset === 'after') resetSocket(reply.raw);
  else await sendAnswer(reply.raw, answer, fault);
}

/** Builds the handlers of a vendor's server. They reject if the vendor's own code throws. */
export function createExchange<State, Settings extends object, Write extends object>(
  vendor: SandboxVendor<State, Settings, Write>,
  context: SandboxContext<State, Settings>,
  { journal, faults }: Pick<RunningSandboxVendor<State, Settings, Write>, 'journal' | 'faults'>,
) {
  const urlOf = ({ url }: { readonly url: string }): URL => new URL(url, 'http://localhost');

  const callOf = (
    request: FastifyRequest<ParsedRequest>,
    { pattern, route }: Match<State, Settings>,
  ): SandboxCall<State, Settings> => {
    const { pathname, searchParams } = urlOf(request);
    return {
      method: request.method,
      path: pathname.slice(vendor.basePath.length),
      query: searchParams,
      headers: request.headers,
      body: request.body ?? { kind: 'none' },
      remoteAddress: request.socket.remoteAddress ?? '',
      context,
      route,
      param(name) {
        const value = request.params[name];
        if (value === undefined) throw new Error(`${pattern} has no parameter ${name}`);
        return value;
      },
    };
  };

  const vendorAnswer = async (call: SandboxCall<State, Settings>, fault: SetFault | null): Promise<SandboxAnswer> => {
    if (call.route === null) return vendor.wrongMethod?.(call) ?? { status: 405, headers: {} };
    const own = fault === null || actsUnder(fault.fault) ? await call.route.handle(call) : null;
    return own === null || fault?.fault.status !== undefined ? answerOfFault(fault?.fault ?? {}) : own;
  };

  return {
    async exchange(
      request: FastifyRequest<ParsedRequest>,
      reply: FastifyReply,
      match: Match<State, Settings>,
    ): Promise<void> {
      const at = context.clock.now();
      const call = callOf(request, match);
      const refused = vendor.before?.(call) ?? null;
      const set = refused === null ? faults.take(call.method, match.pattern) : null;
      const fault = set?.fault ?? null;
      const plain = refused ?? (await vendorAnswer(call, set));
      const finished = vendor.after?.(call, plain) ?? plain;
      const answer = fault === null ? finished : damage(finished, fault, context);
      if (fault?.delayMs !== undefined) await waitWhileOpen(reply.raw, fault.delayMs);
      journal.add({
        ...entryOf(request, reply, at),
        route: match.pattern,
        status: fault?.reset === 'before' || fault?.reset === 'after' ? null : answer.status,
        body: redactBody(call.body),
        faultId: set?.id ?? null,
      });
      await send(reply, answer, fault);
    },

    /** Answers a path that the emulator does not have. */
    async notEmulated(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const entry = entryOf(request, reply, context.clock.now());
      journal.add({ ...entry, route: null, status: 501, body: null, faultId: null });
      const message = `${entry.method} ${entry.path} is not emulated by the ${vendor.title} sandbox`;
      await send(reply, answerJson(501, { error: { code: 'not_emulated', message } }), null);
    },
  };

  function entryOf(request: Pick<FastifyRequest, 'method' | 'url' | 'headers'>, reply: FastifyReply, at: number) {
    const { pathname, searchParams } = urlOf(request);
    return {
      at,
      method: request.method,
      path: pathname,
      query: redactQuery(searchParams, vendor.secretQuery ?? []),
      durationMs: reply.elapsedTime,
      headers: redactHeaders(request.headers),
    };
  }
}
