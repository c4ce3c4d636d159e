// The door for files: POST /uploads takes them as multipart/form-data and answers with the ids that mutations take.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ERRORS, RequestError } from '../domain/errors.ts';
import { UploadNoRoomError, UploadQuotaError, type Upload, type UploadStore } from '../domain/ports/uploads.ts';
import type { IncidentReporter } from '../graph/errors.ts';
import { toUploadId } from '../graph/uploads.ts';
import type { Authenticate } from './authenticate.ts';
import { answerError } from './door-answer.ts';
import { isForeignOrigin } from './origin.ts';
import type { RequestTime } from './request-time.ts';
import { readAway, readParts, UploadRefusal, type UploadLimits } from './uploads/read-parts.ts';

export interface UploadDoorOptions {
  readonly uploads: UploadStore;
  readonly authenticate: Authenticate;
  readonly allowedOrigins: readonly string[];
  readonly limits: UploadLimits;
  /** The door has its own patience with senders. */
  readonly requestTime: Pick<RequestTime, 'leave'>;
  now(): number;
  readonly report: IncidentReporter;
}

export const UPLOAD_PATH = '/uploads';
/** No page can send this without having asked first: together with the origin it stands for a token. */
const OWN_HEADER = 'deskgraph-upload';
const READ_AWAY_WITHIN_MS = 20_000;
/** When the disk is full; nobody knows when somebody makes room. */
const NO_ROOM_RETRY_SECONDS = 60;
/** What multipart adds to the files. */
const OVERHEAD_BYTES = 64 * 1024;

/** Registers the door on its own branch of the server, where bodies stay streams. */
export async function registerUploads(app: FastifyInstance, options: UploadDoorOptions): Promise<void> {
  const maxRequestBytes = options.limits.maxFiles * options.limits.maxBytes + OVERHEAD_BYTES;

  /** The id of who uploads. Throws before a byte of the body is read. */
  function ownerOf({ headers, ip }: FastifyRequest): string {
    if (isForeignOrigin(headers, options.allowedOrigins))
      throw new RequestError('FORBIDDEN', 'Pages of this origin may not upload.');
    if (headers.authorization === undefined && headers[OWN_HEADER] !== '1')
      throw new RequestError('FORBIDDEN', `Send Authorization, or the header ${OWN_HEADER}: 1.`);
    const authorization = headers.authorization ?? null;
    return options.authenticate({ authorization, remoteAddress: ip, host: headers.host ?? '' }).id;
  }

  async function take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const owner = ownerOf(request);
    if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? ''))
      throw new UploadRefusal(415, 'Send the files as multipart/form-data.');
    if (Number(request.headers['content-length'] ?? 0) > maxRequestBytes)
      throw new UploadRefusal(413, `At most ${options.limits.maxFiles} files of ${options.limits.maxBytes} bytes.`);
    const watchAgain = options.requestTime.leave(request.raw);
    const reading = readParts(request.raw, { store: options.uploads, owner, limits: options.limits });
    const kept = await reading.finally(watchAgain);
    if (kept.length === 0) throw new UploadRefusal(400, 'The request has no file.');
    return reply.code(201).header('cache-control', 'no-store').send(kept.map(toAnswer));
  }

  async function refuse(failure: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('connection', 'close');
    // Who is silent has nothing that could be read away.
    const isSilent = failure instanceof UploadRefusal && failure.status === 408;
    if (!isSilent) await readAway(request.raw, maxRequestBytes, READ_AWAY_WITHIN_MS);
    if (failure instanceof UploadQuotaError) {
      const seconds = failure.roomAt === null ? 1 : Math.ceil((failure.roomAt - options.now()) / 1000);
      void reply.header('retry-after', Math.max(1, seconds));
      return void answerError(reply, 429, 'QUOTA_EXHAUSTED', failure.message);
    }
    if (failure instanceof UploadNoRoomError) {
      options.report(request.id, failure, UPLOAD_PATH);
      void reply.header('retry-after', NO_ROOM_RETRY_SECONDS);
      return void answerError(reply, 507, 'STORE_UNAVAILABLE', 'There is no room for files now, nothing was kept.');
    }
    if (failure instanceof RequestError) {
      const status = failure.code === 'FORBIDDEN' ? 403 : (REQUEST_ERRORS[failure.code].httpStatus ?? 400);
      return void answerError(reply, status, failure.code, failure.message);
    }
    const status = 'status' in failure ? Number(failure.status) : 'statusCode' in failure ? failure.statusCode : null;
    if (status !== null && status !== undefined && status < 500)
      return void answerError(reply, status, 'BAD_USER_INPUT', failure.message);
    options.report(request.id, failure, UPLOAD_PATH);
    return void answerError(reply, 500, 'INTERNAL_SERVER_ERROR', REQUEST_ERRORS.INTERNAL_SERVER_ERROR.sentence);
  }

  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', (_request, _payload, done) => done(null));
    door.setErrorHandler(refuse);
    door.route({ method: 'POST', url: UPLOAD_PATH, handler: take });
  });
}

function toAnswer({ key, name, mimeType, byteSize, expiresAt }: Upload): object {
  return { id: toUploadId(key), name, mimeType, byteSize, expiresAt: new Date(expiresAt).toISOString() };
}
