import { Readable } from 'node:stream';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentBytesApi } from '#contracts/api/attachment-api.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Content } from '../attachment/read-content.ts';
import type { Uploads } from '../attachment/uploads.ts';
import { sendProblem } from './problems.ts';
import type { ServeApiOptions } from './serve-api.ts';
import { admit } from './serve-api.ts';

export interface ServeAttachmentsOptions extends Pick<ServeApiOptions, 'signedInBy'> {
  readonly uploads: Pick<Uploads, 'send'>;
  readonly readContent: (reader: Principal, sha256: AttachmentHash) => Promise<Content | null>;
}

const OCTETS = 'application/octet-stream';
const { 'attachment.send': sending, 'attachment.read': reading } = attachmentBytesApi;

/** From one address, which may be that of a whole office: half a gigabyte in a minute at most. */
const partLimit = { max: 1_000, timeWindow: 60_000, groupId: 'attachment' };
const READ_BODY_BYTES = 1_024;

/** Serves the requests that have bytes on one side, beside the JSON API. Call it after `serveApi`. */
export async function serveAttachments(server: FastifyInstance, options: ServeAttachmentsOptions): Promise<void> {
  // A scope of its own, so that no other request takes such a body.
  await server.register(async (scope) => {
    scope.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_asked, body, done) => done(null, body));
    serveSending(scope, options);
  });
  serveReading(server, options);
}

function serveSending(server: FastifyInstance, { uploads, signedInBy }: ServeAttachmentsOptions): void {
  server.route({
    method: 'POST',
    url: `${sending.path}/:sha256/:firstByte`,
    bodyLimit: sending.body.maxBytes,
    config: { rateLimit: partLimit },
    preParsing: (asked, reply) => admit(asked, reply, sending.access, signedInBy),
    handler: async (asked, reply) => {
      const { sha256, firstByte } = readPath(asked);
      const { body } = asked;
      if (!sha256.success || !firstByte.success || !(body instanceof Uint8Array) || body.byteLength === 0) {
        return sendProblem(reply, { code: 'request.invalid' });
      }
      const part = { sha256: sha256.data, firstByte: firstByte.data, bytes: body };
      const sent = await uploads.send(principalOf(asked), part);
      if (!sent.ok) return sendProblem(reply, sent.refusal);
      return reply.header('cache-control', 'no-store').send(sending.output.parse(sent.value));
    },
  });
}

function readPath({ params }: FastifyRequest) {
  const given = params as Readonly<Record<string, unknown>>;
  return {
    sha256: sending.inPath.sha256.safeParse(given['sha256']),
    firstByte: sending.inPath.firstByte.safeParse(given['firstByte']),
  };
}

function serveReading(server: FastifyInstance, { readContent, signedInBy }: ServeAttachmentsOptions): void {
  server.route({
    method: 'POST',
    url: reading.path,
    bodyLimit: READ_BODY_BYTES,
    preParsing: (asked, reply) => admit(asked, reply, reading.access, signedInBy),
    handler: async (asked, reply) => {
      const read = reading.body.safeParse(asked.body);
      if (!read.success) return sendProblem(reply, { code: 'request.invalid' });
      const content = await readContent(principalOf(asked), read.data.sha256);
      if (content === null) return sendProblem(reply, { code: 'attachment.unknown' });
      return sendContent(reply, content);
    },
  });
}

/** Bytes that somebody sent are never a page of ours: they are for saving, and run nothing wherever they are opened. */
function sendContent(reply: FastifyReply, { sizeBytes, imageType, parts }: Content): FastifyReply {
  return reply
    .header('content-type', imageType ?? OCTETS)
    .header('content-length', sizeBytes)
    .header('content-disposition', 'attachment')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'no-store')
    .send(Readable.from(parts()));
}

function principalOf({ asker }: FastifyRequest): Principal {
  // `admit` let nobody through who has not signed in.
  if (asker !== null && 'principal' in asker) return asker.principal;
  throw new TypeError('The request was not admitted.');
}
