import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';
import { syncApi } from '#contracts/api/sync-api.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.ts';
import type { SnapshotAsked } from '../sync/read-snapshot.ts';
import type { ServeApiOptions } from './serve-api.ts';
import { admit, principalOf } from './serve-api.ts';

export interface ServeSnapshotOptions extends Pick<ServeApiOptions, 'signedInBy'> {
  /** The next part, as JSON. */
  readonly readPart: (reader: Principal, asked: SnapshotAsked) => Promise<string>;
}

const { path, access, input } = syncApi['sync.snapshot'];
const BODY_BYTES = 4_096;

const zipped = promisify(gzip);
const zstandard = promisify(zstdCompress);
/** The fastest of each: records are so much alike that more effort gains little, and lines in offices are fast. */
const fastestGzip = { level: constants.Z_BEST_SPEED };
const fastestZstd = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Serves parts of snapshots, beside the JSON API: the text goes out as the store holds it, compressed as the asker can read. */
export function serveSnapshot(server: FastifyInstance, { readPart, signedInBy }: ServeSnapshotOptions): void {
  server.route({
    method: 'POST',
    url: path,
    bodyLimit: BODY_BYTES,
    preParsing: (asked, reply) => admit(asked, reply, access, signedInBy),
    handler: async (asked, reply) => {
      reply.header('cache-control', 'no-store');
      const read = input.safeParse(asked.body);
      if (!read.success) return sendProblem(reply, { code: 'request.invalid' });
      if (read.data.protocol !== SYNC_PROTOCOL_VERSION) return sendProblem(reply, { code: 'protocol.unknown' });
      return sendCompressed(asked, reply, await readPart(principalOf(asked), read.data));
    },
  });
}

async function sendCompressed(asked: FastifyRequest, reply: FastifyReply, json: string): Promise<FastifyReply> {
  reply.header('content-type', 'application/json; charset=utf-8').header('vary', 'accept-encoding');
  const readable = new Set((asked.headers['accept-encoding'] ?? '').match(/[a-z]+/g));
  if (readable.has('zstd')) {
    return reply.header('content-encoding', 'zstd').send(await zstandard(json, fastestZstd));
  }
  if (readable.has('gzip')) return reply.header('content-encoding', 'gzip').send(await zipped(json, fastestGzip));
  return reply.send(json);
}
