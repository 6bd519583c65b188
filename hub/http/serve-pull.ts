import { syncApi } from '#contracts/api/sync-api.ts';
import type { FeedCursor } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';
import type { ServeApiOptions } from './serve-api.ts';
import { admit, principalOf, whereOf } from './serve-api.ts';

export interface ServePullOptions extends Pick<ServeApiOptions, 'signedInBy'> {
  /** The next page of the feed, as JSON. */
  readonly readPage: (reader: Principal, cursor: FeedCursor | null, limit: number) => Promise<string>;
}

const { path, access, input } = syncApi['sync.pull'];
/** With the longest list of scopes. */
const BODY_BYTES = 32 * 1_024;

/** Serves pages of the feed, beside the JSON API: thousands of rows go out as the store holds them. */
export function servePull(server: FastifyInstance, { readPage, signedInBy }: ServePullOptions): void {
  server.route({
    method: 'POST',
    url: path,
    bodyLimit: BODY_BYTES,
    preParsing: (asked, reply) => admit(asked, reply, access, signedInBy),
    handler: async (asked, reply) => {
      reply.header('cache-control', 'no-store');
      const read = input.safeParse(asked.body);
      if (!read.success) return sendProblem(reply, { code: 'request.invalid', details: whereOf(read.error) });
      const { protocol, cursor, limit } = read.data;
      if (protocol !== SYNC_PROTOCOL_VERSION) return sendProblem(reply, { code: 'protocol.unknown' });
      const page = await readPage(principalOf(asked), cursor, limit);
      return reply.header('content-type', 'application/json; charset=utf-8').send(page);
    },
  });
}
