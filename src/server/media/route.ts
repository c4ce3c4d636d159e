// Attachments: /media/<id> streams a vendor's file to any holder of a URL that this gateway signed.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import {
  REQUEST_ERRORS,
  VendorCallError,
  type VendorErrorCode,
  type VendorFailure,
} from '../../domain/errors/error-codes.ts';
import { parseGlobalId, type AccountId } from '../../domain/ids.ts';
import type { MediaStream } from '../../domain/ports/vendor/calls.ts';
import type { VendorAdapter } from '../../domain/ports/vendor/module.ts';
import type { TicketReads } from '../../reads/ticket-reads.ts';
import type { IncidentReporter } from '../../graph/errors.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import { sha256Hex } from '../../platform/adapter/signature.ts';
import { sendError } from '../http/error-response.ts';
import { cut, parseRange } from './byte-range.ts';
import { fileHeaders, mediaType } from './file-headers.ts';
import { MEDIA_PATH, type MediaPaths } from './signed-path.ts';

export interface MediaRouteOptions {
  readonly accounts: {
    find(id: AccountId): { readonly id: AccountId; readonly adapter: Pick<VendorAdapter, 'media'> } | null;
  };
  readonly findAttachment: TicketReads['findAttachment'];
  readonly paths: MediaPaths;
  now(): number;
  readonly report: IncidentReporter;
}
interface MediaRequest {
  Params: { readonly id: string };
  Querystring: { readonly expires?: unknown; readonly sig?: unknown };
}
type Request = FastifyRequest<MediaRequest>;

const REFUSED = 'This URL has expired or was not signed by this gateway: request a new one.';
const GONE: VendorErrorCode = 'NOT_FOUND';
const STATUSES: Partial<Record<VendorErrorCode, number>> = {
  NOT_FOUND: 404,
  UNSUPPORTED: 404,
  TIMEOUT: 504,
  RATE_LIMITED: 503,
  RATE_BUDGET_EXHAUSTED: 503,
  CIRCUIT_OPEN: 503,
};

/** Registers GET and HEAD /media/:id. No token is needed: the signed URL was given to a client that may see the file. */
export function registerMedia(app: FastifyInstance, options: MediaRouteOptions): void {
  const { accounts, findAttachment, paths, now } = options;

  async function answer(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params;
    const expiresAt = paths.verify(id, request.query);
    const ref = parseGlobalId(id);
    if (expiresAt === null || ref?.kind !== 'attachment') return sendError(reply, 403, 'FORBIDDEN', REFUSED);
    const tag = `"${sha256Hex(id).slice(0, 32)}"`;
    const account = accounts.find(ref.account);
    const found = account === null ? null : await findAttachment(account.id, ref.key);
    const media = account?.adapter.media ?? null;
    if (found === null || media === null) return sendError(reply, 404, GONE, REQUEST_ERRORS.NOT_FOUND.sentence);
    const { attachment, message } = found;
    if (attachment.scanState === 'BLOCKED')
      return sendError(reply, 403, 'FORBIDDEN', 'The vendor has blocked this file.');
    const secondsLeft = Math.floor((expiresAt - now()) / 1000);
    if (isAmongTags(request.headers['if-none-match'], tag))
      return reply
        .code(304)
        .headers({ etag: tag, 'cache-control': `private, max-age=${secondsLeft}` })
        .send();
    const stream = await openStream(() => media.open(attachment, message.ticketKey), reply);
    if (stream === null) return reply;
    const type = mediaType(stream.mimeType ?? attachment.mimeType);
    return send(request, reply, stream, { ...fileHeaders(attachment, type, secondsLeft), etag: tag });
  }

  app.route<MediaRequest>({
    method: ['GET', 'HEAD'],
    url: `${MEDIA_PATH}/:id`,
    handler: async (request, reply) => {
      try {
        return await runWithTrace(createTrace('interactive'), () => answer(request, reply));
      } catch (failure) {
        options.report(request.id, failure, MEDIA_PATH);
        const { sentence } = REQUEST_ERRORS.INTERNAL_SERVER_ERROR;
        return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', sentence);
      }
    },
  });
}

/** RFC 9110: one tag, a list of tags, weak or not, or `*` for any. */
function isAmongTags(header: string | undefined, tag: string): boolean {
  const tags = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}

/** Null: the vendor did not provide the file, and an error was sent. */
async function openStream(open: () => Promise<MediaStream>, reply: FastifyReply): Promise<MediaStream | null> {
  try {
    return await open();
  } catch (failure) {
    if (!(failure instanceof VendorCallError)) throw failure;
    refuse(reply, failure.failure);
    return null;
  }
}

function refuse(reply: FastifyReply, { code, message, retryAfterSeconds }: VendorFailure): void {
  if (retryAfterSeconds !== null) void reply.header('retry-after', retryAfterSeconds);
  const prefixed = code === 'NOT_FOUND' || code === 'UNSUPPORTED' ? GONE : `VENDOR_${code}`;
  sendError(reply, STATUSES[code] ?? 502, prefixed, message);
}

/** Streams at the client's pace. A client that disconnects ends the download. */
function send(
  request: Request,
  reply: FastifyReply,
  stream: MediaStream,
  headers: ReturnType<typeof fileHeaders> & { readonly etag: string },
): FastifyReply {
  const { byteSize, body } = stream;
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === headers.etag;
  const range = parseRange(isSame ? request.headers.range : undefined, byteSize);
  if (range === 'unsatisfiable') {
    stream.cancel();
    void reply.header('content-range', `bytes */${byteSize}`);
    return sendError(reply, 416, 'BAD_USER_INPUT', 'The requested range is outside the file.');
  }
  void reply.headers(headers);
  if (byteSize !== null) void reply.headers({ 'accept-ranges': 'bytes', 'content-length': byteSize });
  if (range !== 'whole') {
    void reply.code(206).header('content-length', range.to - range.from + 1);
    void reply.header('content-range', `bytes ${range.from}-${range.to}/${byteSize}`);
  }
  if (request.method === 'HEAD' || request.raw.socket.destroyed) {
    stream.cancel();
    return reply.send();
  }
  return reply.send(Readable.from(range === 'whole' ? body : cut(body, range), { objectMode: false }));
}
