// What connection_init says about coming back, and how a subscription starts where its client left off.

import type { GraphQLError } from 'graphql';
import { createContext } from '../../graph/context.ts';
import {
  prepareSubscription,
  type PreparedSubscription,
  type SubscribeRequest,
} from '../../graph/subscriptions/prepare-subscription.ts';

/** What one operation's client wishes. */
export interface ResumeRequest {
  /** Follow what comes after this, whatever the document says; null: as the document says. */
  readonly cursor: string | null;
  /** Tell where the operation starts, so that it can be resumed before its first event. */
  readonly tellsStart: boolean;
  /** When the cursor is of no use (the log was replaced), start as the document says instead of refusing. */
  readonly orLive: boolean;
}

/** `resume: { <operation id>: <cursor> }` and `resumeOrLive: true` of connection_init; nothing else is looked at. */
export function resumeRequestOf(params: Readonly<Record<string, unknown>> | undefined, id: string): ResumeRequest {
  const resume = params?.['resume'];
  const cursors = typeof resume === 'object' && resume !== null ? (resume as Record<string, unknown>) : null;
  const cursor = cursors !== null && Object.hasOwn(cursors, id) ? cursors[id] : null;
  return {
    cursor: typeof cursor === 'string' ? cursor : null,
    tellsStart: cursors !== null,
    orLive: params?.['resumeOrLive'] === true,
  };
}

export interface Start extends PreparedSubscription {
  /** A message for the client to send before the first event; null where there is nothing to tell. */
  readonly notice: Buffer | null;
}

/** Prepares a subscription as its client wishes; the errors that keep it from starting come back as a list. */
export async function prepareStart(
  request: SubscribeRequest,
  wish: ResumeRequest,
  id: string,
): Promise<Start | readonly GraphQLError[]> {
  const prepared = await prepareSubscription(request);
  if ('topic' in prepared) return toStart(request, wish, id, prepared, null);
  const problem = wish.cursor === null || !wish.orLive ? null : cursorProblem(prepared);
  if (problem === null) return prepared;
  const { services, viewer, trace } = request.context;
  const anew = await prepareSubscription({ ...request, context: createContext(services, viewer, trace) });
  return 'topic' in anew ? toStart(request, wish, id, anew, problem) : anew;
}

/** One that starts at the end of the log is pinned to where that is now, so that client and server mean the same place. */
function toStart(
  { context: { services } }: SubscribeRequest,
  wish: ResumeRequest,
  id: string,
  { topic, after }: PreparedSubscription,
  lost: string | null,
): Start {
  const start = after ?? services.tail.head();
  const tells = wish.tellsStart && (after === null || lost !== null);
  const cursor = services.eventLog.cursorAt(start);
  return { topic, after: start, notice: tells ? noticeOf({ id, cursor, lost }) : null };
}

/** The protocol lets a ping carry anything; clients that do not know this answer with a pong and forget it. */
function noticeOf(resume: { id: string; cursor: string; lost: string | null }): Buffer {
  return Buffer.from(JSON.stringify({ type: 'ping', payload: { resume } }));
}

/** Why the cursor is of no use; null when something else is wrong. */
function cursorProblem(errors: readonly GraphQLError[]): string | null {
  const extensions = errors[0]?.extensions ?? {};
  return errors.length === 1 && extensions['code'] === 'BAD_CURSOR' ? String(extensions['problem']) : null;
}
