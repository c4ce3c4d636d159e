// Looks up the objects of a call's path or refuses as the vendor does. Wraps handlers so that refusals become answers.

import type { SandboxAnswer } from '../../../../sandbox/index.ts';
import { answerError, DeskRefusal } from './errors.ts';
import { invalid, pathNumber } from './fields.ts';
import { accountOf } from './guards.ts';
import type { DeskAgent, DeskCall, DeskProduct, DeskReason, DeskRoute, DeskTicket, DeskType } from '../data/state.ts';

type Handler = (call: DeskCall) => SandboxAnswer | Promise<SandboxAnswer>;
type About = { readonly coverage: string | readonly string[]; readonly note: string; readonly assumed?: boolean };

async function answered(call: DeskCall, handler: Handler): Promise<SandboxAnswer> {
  try {
    return await handler(call);
  } catch (failure) {
    if (failure instanceof DeskRefusal) return answerError(failure.code, failure.message);
    throw failure;
  }
}

/** One route of the emulated Desk360. */
export function deskRoute(method: string, pattern: string, about: About, handler: Handler, open = false): DeskRoute {
  const { coverage, note } = about;
  const evidence = about.assumed === true ? 'assumed' : 'documented';
  return { method, pattern, coverage, note, evidence, open, handle: (call) => answered(call, handler) };
}

/** The product of the path; products of other accounts are not found. */
export function productOf(call: DeskCall): DeskProduct {
  const id = pathNumber(call, 'productId');
  const allowed = accountOf(call)?.products ?? null;
  const product = call.context.state.products.find((known) => known.id === id);
  if (product === undefined || (allowed !== null && !allowed.includes(id))) {
    throw new DeskRefusal('model_not_found_exception');
  }
  return product;
}

/** The ticket of the path, which must belong to the path's product. */
export function ticketOf(call: DeskCall): DeskTicket {
  const product = productOf(call);
  const ticket = call.context.state.tickets.get(pathNumber(call, 'ticketId'));
  if (ticket === undefined || ticket.productId !== product.id) throw new DeskRefusal('model_not_found_exception');
  return ticket;
}

export function typeOf(call: DeskCall): DeskType {
  const type = call.context.state.types.get(pathNumber(call, 'typeId'));
  if (type === undefined) throw new DeskRefusal('model_not_found_exception');
  return type;
}

export function reasonOf(call: DeskCall): DeskReason {
  const reason = call.context.state.reasons.get(pathNumber(call, 'reasonId'));
  if (reason === undefined) throw new DeskRefusal('model_not_found_exception');
  return reason;
}

/** The agent behind the token. */
export function currentAgent(call: DeskCall): DeskAgent {
  const agentId = accountOf(call)?.agentId;
  const agent = call.context.state.agents.find(({ id }) => id === agentId);
  if (agent === undefined) throw new DeskRefusal('model_not_found_exception');
  return agent;
}

/** Refuses a reason id that does not exist; null passes. */
export function checkReason(call: DeskCall, reasonId: number | null): void {
  if (reasonId !== null && !call.context.state.reasons.has(reasonId))
    throw invalid('The selected reason_id is invalid.');
}

/** Refuses a product id that does not exist. */
export function checkProduct(call: DeskCall, productId: number): void {
  if (!call.context.state.products.some(({ id }) => id === productId)) {
    throw invalid('The selected product_id is invalid.');
  }
}
