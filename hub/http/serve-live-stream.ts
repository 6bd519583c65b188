import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Log } from '../log.ts';
import type { LiveStreams } from '../sync/live-streams.ts';
import { sendProblem } from './problems.ts';
import { addressOf } from './visitor-address.ts';

export interface ServeLiveStreamOptions {
  readonly streams: LiveStreams;
  /** Origins whose pages may open a stream. */
  readonly origins: () => readonly string[];
  readonly log: Log;
}

/** What an end of a session says to another, at its longest; before the hello clients say less (`live-client.ts`). */
const MESSAGE_BYTES = 160 * 1_024;
/** An office whose hundreds of consoles come back at once, and no more sockets than that for who says no hello. */
const narrowLimit = { max: 1_200, timeWindow: 60_000, groupId: 'stream' };

/**
 * Opens the live stream at `GET /api/sync/stream`.
 *
 * A browser names the origin of the page that asks, and does not ask the hub first whether it may: so the origin is
 * checked here. Programs name none, and then nothing is to be protected that the token does not protect.
 */
export async function serveLiveStream(server: FastifyInstance, options: ServeLiveStreamOptions): Promise<void> {
  const { streams, origins, log } = options;
  await server.register(fastifyWebsocket, {
    options: { maxPayload: MESSAGE_BYTES },
    errorHandler: (error, socket) => {
      log.info({ reason: error.message }, 'stream broke off');
      socket.terminate();
    },
    preClose: () => streams.stop(),
  });
  server.route({
    method: 'GET',
    url: '/api/sync/stream',
    websocket: true,
    config: { rateLimit: narrowLimit },
    preValidation: async (asked, reply) => {
      const { origin } = asked.headers;
      if (origin === undefined || origins().includes(origin)) return undefined;
      log.warn({ origin: origin.slice(0, 200), address: addressOf(asked) }, 'stream from a foreign origin refused');
      return sendProblem(reply, { code: 'origin.not-permitted' });
    },
    handler: (socket) => attach(socket, streams),
  });
}

function attach(socket: WebSocket, streams: LiveStreams): void {
  const client = streams.join(socket);
  // Clients send text frames; ws hands every frame over as bytes.
  socket.on('message', (bytes: Buffer) => void client.take(bytes.toString('utf8')));
  socket.on('pong', () => client.hear());
  socket.on('close', () => streams.leave(client));
}
