// File uploads: POST /uploads accepts multipart/form-data and returns the ids that mutations take; DELETE /uploads/<id>
// deletes one.

import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../../domain/errors/error-codes.ts';
import type { Upload, UploadStore } from '../../domain/ports/storage/uploads.ts';
import type { IncidentReporter } from '../../graph/errors.ts';
import { toUploadId, uploadKeyOf } from '../../graph/mutations/uploads.ts';
import type { Authenticate } from '../http/authenticate.ts';
import type { Clock } from '../../platform/clock.ts';
import { sendError } from '../http/error-response.ts';
import { isForeignOrigin } from '../http/origin.ts';
import type { RequestTime } from '../http/request-time.ts';
import { responseToFailure } from './failure-response.ts';
import { discardBody } from './discard-body.ts';
import { readFiles, UploadRefusal, type UploadLimits } from './read-files.ts';

export interface UploadRouteOptions {
  readonly uploads: UploadStore;
  readonly authenticate: Authenticate;
  readonly allowedOrigins: readonly string[];
  readonly limits: UploadLimits;
  /** Exempts uploads from the common time limit; they have limits of their own. */
  readonly requestTime: Pick<RequestTime, 'exempt'>;
  readonly clock: Clock;
  readonly report: IncidentReporter;
}

const UPLOAD_PATH = '/uploads';
/** Pages cannot send this header without a preflight request. Together with the origin it replaces a token. */
const OWN_HEADER = 'deskgraph-upload';
const DISCARD_WITHIN_MS = 20_000;
/** What multipart adds to the files. */
const OVERHEAD_BYTES = 64 * 1024;
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 1024;

/** Registers the routes in their own fastify context, where bodies stay streams. */
export async function registerUploads(app: FastifyInstance, options: UploadRouteOptions): Promise<void> {
  const maxRequestBytes = options.limits.maxFiles * options.limits.maxBytes + OVERHEAD_BYTES;

  /** The id of the client. Throws before the body is read. */
  function ownerOf({ headers, raw }: FastifyRequest): string {
    if (isForeignOrigin(headers, options.allowedOrigins))
      throw new RequestError('FORBIDDEN', 'Pages of this origin may not upload.');
    if (headers.authorization === undefined && headers[OWN_HEADER] !== '1')
      throw new RequestError('FORBIDDEN', `Send Authorization, or the header ${OWN_HEADER}: 1.`);
    return options.authenticate(raw, headers.authorization ?? null).id;
  }

  async function upload(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const owner = ownerOf(request);
    if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? ''))
      throw new UploadRefusal(415, 'Send the files as multipart/form-data.');
    if (Number(request.headers['content-length'] ?? 0) > maxRequestBytes)
      throw new UploadRefusal(413, `At most ${options.limits.maxFiles} files of ${options.limits.maxBytes} bytes.`);
    const endExemption = options.requestTime.exempt(request.raw);
    const { uploads, limits, clock } = options;
    const stored = await readFiles(request, { uploads, owner, limits, clock }).finally(endExemption);
    if (stored.length === 0) throw new UploadRefusal(400, 'The request has no file.');
    return reply.code(201).header('cache-control', 'no-store').send(stored.map(toJson));
  }

  async function drop(request: FastifyRequest<{ Params: { readonly id: string } }>, reply: FastifyReply) {
    const owner = ownerOf(request);
    const key = uploadKeyOf(request.params.id);
    const isOwned = key !== null && (await options.uploads.open(key, owner)) !== null;
    if (!isOwned) return sendError(reply, 404, 'NOT_FOUND', 'You have no upload with this id.');
    await options.uploads.drop(key);
    return reply.code(204).send();
  }

  async function refuse(failure: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { status, code, message, retryAfterSeconds, isInternal } = responseToFailure(failure, options.clock.now());
    void reply.header('connection', 'close');
    // After a 408 the client is not sending.
    if (status !== 408)
      await discardBody(request.raw, options.clock, { maxBytes: maxRequestBytes, withinMs: DISCARD_WITHIN_MS });
    if (isInternal) options.report(request.id, failure, UPLOAD_PATH);
    if (retryAfterSeconds !== null) void reply.header('retry-after', retryAfterSeconds);
    sendError(reply, status, code, message);
  }

  await app.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const { maxFiles, maxBytes } = options.limits;
    await routes.register(multipart, {
      // The store refuses a file that is too large: it must see that there are more bytes.
      limits: {
        files: maxFiles,
        fileSize: maxBytes + 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        headerPairs: 50,
      },
      throwFileSizeLimit: false,
    });
    routes.setErrorHandler(refuse);
    routes.route({ method: 'POST', url: UPLOAD_PATH, handler: upload });
    routes.route({ method: 'DELETE', url: `${UPLOAD_PATH}/:id`, handler: drop });
  });
}

function toJson({ key, name, mimeType, byteSize, expiresAt }: Upload): object {
  return { id: toUploadId(key), name, mimeType, byteSize, expiresAt: new Date(expiresAt).toISOString() };
}
