// Reads the resume cursors of connection_init and prepares subscriptions that continue after them.

import type { GraphQLError } from 'graphql';
import { createContext } from '../../graph/context.ts';
import {
  prepareSubscription,
  type PreparedSubscription,
  type SubscribeRequest,
} from '../../graph/subscriptions/prepare-subscription.ts';

/** How the client wants one operation to start. */
export interface ResumeRequest {
  /** Start after this event, overriding the document; null: start as the document says. */
  readonly cursor: string | null;
  /** Report where the operation starts, so that it can be resumed before its first event. */
  readonly reportsStart: boolean;
  /** When the cursor cannot be used (the log was replaced), start as the document says instead of refusing. */
  readonly orLive: boolean;
}

/** Reads `resume: { <operation id>: <cursor> }` and `resumeOrLive: true` of connection_init. */
export function resumeRequestOf(params: Readonly<Record<string, unknown>> | undefined, id: string): ResumeRequest {
  const resume = params?.['resume'];
  const cursors = typeof resume === 'object' && resume !== null ? (resume as Record<string, unknown>) : null;
  const cursor = cursors !== null && Object.hasOwn(cursors, id) ? cursors[id] : null;
  return {
    cursor: typeof cursor === 'string' ? cursor : null,
    reportsStart: cursors !== null,
    orLive: params?.['resumeOrLive'] === true,
  };
}

export interface Start extends PreparedSubscription {
  /** A message to send before the first event; null when there is nothing to report. */
  readonly notice: Buffer | null;
}

/** Prepares a subscription. Resolves to the errors when it cannot start. */
export async function prepareStart(
  request: SubscribeRequest,
  resume: ResumeRequest,
  id: string,
): Promise<Start | readonly GraphQLError[]> {
  const prepared = await prepareSubscription(request);
  if ('topic' in prepared) return toStart(request, resume, id, prepared, null);
  const problem = resume.cursor === null || !resume.orLive ? null : cursorProblem(prepared);
  if (problem === null) return prepared;
  const { services, viewer, trace } = request.context;
  const live = await prepareSubscription({ ...request, context: createContext(services, viewer, trace) });
  return 'topic' in live ? toStart(request, resume, id, live, problem) : live;
}

/** A start at the end of the log is pinned to the current head, so that client and server agree on the position. */
function toStart(
  { context: { services } }: SubscribeRequest,
  resume: ResumeRequest,
  id: string,
  { topic, after }: PreparedSubscription,
  lost: string | null,
): Start {
  const start = after ?? services.tail.head();
  const isReported = resume.reportsStart && (after === null || lost !== null);
  const cursor = services.eventLog.cursorAt(start);
  return { topic, after: start, notice: isReported ? noticeOf({ id, cursor, lost }) : null };
}

/** A ping may carry any payload: clients that do not know this one answer with a pong and ignore it. */
function noticeOf(resume: { id: string; cursor: string; lost: string | null }): Buffer {
  return Buffer.from(JSON.stringify({ type: 'ping', payload: { resume } }));
}

/** Why the cursor cannot be used; null when something else is wrong. */
function cursorProblem(errors: readonly GraphQLError[]): string | null {
  const extensions = errors[0]?.extensions ?? {};
  return errors.length === 1 && extensions['code'] === 'BAD_CURSOR' ? String(extensions['problem']) : null;
}
