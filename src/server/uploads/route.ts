// The door for files: POST /uploads takes them as multipart/form-data and answers with the ids that mutations take;
// DELETE /uploads/<id> takes one back.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../../domain/errors/error-codes.ts';
import type { Upload, UploadStore } from '../../domain/ports/storage/uploads.ts';
import type { IncidentReporter } from '../../graph/errors.ts';
import { toUploadId, uploadKeyOf } from '../../graph/mutations/uploads.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { sendError } from '../http/error-response.ts';
import { isForeignOrigin } from '../http/origin.ts';
import type { RequestTime } from '../http/request-time.ts';
import { answerToFailure } from './failure-answer.ts';
import { readAway, readParts, UploadRefusal, type UploadLimits } from './read-parts.ts';

export interface UploadRouteOptions {
  readonly uploads: UploadStore;
  readonly authenticate: Authenticate;
  readonly allowedOrigins: readonly string[];
  readonly limits: UploadLimits;
  /** The door has its own patience with senders. */
  readonly requestTime: Pick<RequestTime, 'exempt'>;
  now(): number;
  readonly report: IncidentReporter;
}

const UPLOAD_PATH = '/uploads';
/** No page can send this without having asked first: together with the origin it stands for a token. */
const OWN_HEADER = 'deskgraph-upload';
const READ_AWAY_WITHIN_MS = 20_000;
/** What multipart adds to the files. */
const OVERHEAD_BYTES = 64 * 1024;

/** Registers the door on its own branch of the server, where bodies stay streams. */
export async function registerUploads(app: FastifyInstance, options: UploadRouteOptions): Promise<void> {
  const maxRequestBytes = options.limits.maxFiles * options.limits.maxBytes + OVERHEAD_BYTES;

  /** The id of who uploads. Throws before a byte of the body is read. */
  function ownerOf({ headers, raw }: FastifyRequest): string {
    if (isForeignOrigin(headers, options.allowedOrigins))
      throw new RequestError('FORBIDDEN', 'Pages of this origin may not upload.');
    if (headers.authorization === undefined && headers[OWN_HEADER] !== '1')
      throw new RequestError('FORBIDDEN', `Send Authorization, or the header ${OWN_HEADER}: 1.`);
    return options.authenticate(raw, headers.authorization ?? null).id;
  }

  async function take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const owner = ownerOf(request);
    if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? ''))
      throw new UploadRefusal(415, 'Send the files as multipart/form-data.');
    if (Number(request.headers['content-length'] ?? 0) > maxRequestBytes)
      throw new UploadRefusal(413, `At most ${options.limits.maxFiles} files of ${options.limits.maxBytes} bytes.`);
    const watchAgain = options.requestTime.exempt(request.raw);
    const reading = readParts(request.raw, { store: options.uploads, owner, limits: options.limits });
    const kept = await reading.finally(watchAgain);
    if (kept.length === 0) throw new UploadRefusal(400, 'The request has no file.');
    return reply.code(201).header('cache-control', 'no-store').send(kept.map(toAnswer));
  }

  async function drop(request: FastifyRequest<{ Params: { readonly id: string } }>, reply: FastifyReply) {
    const owner = ownerOf(request);
    const key = uploadKeyOf(request.params.id);
    const isTheirs = key !== null && (await options.uploads.open(key, owner)) !== null;
    if (!isTheirs) return sendError(reply, 404, 'NOT_FOUND', 'There is no such upload of yours.');
    await options.uploads.drop(key);
    return reply.code(204).send();
  }

  async function refuse(failure: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { status, code, message, retryAfterSeconds, isOurs } = answerToFailure(failure, options.now());
    void reply.header('connection', 'close');
    // Who is silent has nothing that could be read away.
    if (status !== 408) await readAway(request.raw, maxRequestBytes, READ_AWAY_WITHIN_MS);
    if (isOurs) options.report(request.id, failure, UPLOAD_PATH);
    if (retryAfterSeconds !== null) void reply.header('retry-after', retryAfterSeconds);
    sendError(reply, status, code, message);
  }

  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', (_request, _payload, done) => done(null));
    door.setErrorHandler(refuse);
    door.route({ method: 'POST', url: UPLOAD_PATH, handler: take });
    door.route({ method: 'DELETE', url: `${UPLOAD_PATH}/:id`, handler: drop });
  });
}

function toAnswer({ key, name, mimeType, byteSize, expiresAt }: Upload): object {
  return { id: toUploadId(key), name, mimeType, byteSize, expiresAt: new Date(expiresAt).toISOString() };
}
