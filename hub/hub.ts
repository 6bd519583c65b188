import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { epochMs } from '#domain/kernel/fields.ts';
import { recordKinds } from '#domain/processes.ts';
import { sleep } from '#platform/node/sleep.ts';
import { sql } from 'kysely';
import { createFailureTallies } from './access/failure-tallies.ts';
import { presentCost } from './access/password-hash.ts';
import { createPasswords } from './access/passwords.ts';
import { createSessions } from './access/sessions.ts';
import { offerSetUp } from './access/set-up.ts';
import { createApiHandlers } from './http/api-handlers.ts';
import { createHttpServer } from './http/http-server.ts';
import { asListenFault } from './http/listen-fault.ts';
import { originsOf } from './http/origins.ts';
import { serveApi } from './http/serve-api.ts';
import { serveHealth } from './http/serve-health.ts';
import { serveLiveStream } from './http/serve-live-stream.ts';
import { servePages } from './http/serve-pages.ts';
import { prepareIncident } from './incident/prepare-incident.ts';
import type { Log } from './log.ts';
import { describeError } from './log.ts';
import { runHub } from './run-hub.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { createGate } from './sync/accept-commands.ts';
import { createRounds } from './sync/live-rounds.ts';
import { createLiveStreams } from './sync/live-streams.ts';
import { readFeed } from './sync/read-feed.ts';

export interface HubPorts {
  readonly log: Log;
  readonly nowMs: () => number;
}

export interface StartedHub {
  /** Where the hub can be reached from this machine, such as `http://127.0.0.1:4680`. */
  readonly origin: string;
  /** Makes its bearer the first administrator; `null` when there is one. Show it to whoever runs the hub, keep it nowhere. */
  readonly setUpToken: string | null;
}

export interface Hub {
  /** Throws a `Fault` with a sentence for people when the hub cannot run here; then nothing is left open. */
  start(): Promise<StartedHub>;
  /** Answers what is under way, tells the live streams, closes the store. */
  stop(): Promise<void>;
}

/** Rows in one page of the live stream: stored in one go by a slow laptop, and not too many round trips for a first sync. */
const LIVE_PAGE_ROWS = 500;
const TICK_MS = 1_000;

/** The hub, put together. Several may run over one PostgreSQL; over one data folder only one. */
export function createHub(settings: Settings, ports: HubPorts): Hub {
  let stopRunning: (() => Promise<void>) | null = null;
  return {
    start: async () => {
      const store = await openStore(settings);
      try {
        const { stop, ...started } = await serve(settings, ports, store);
        stopRunning = stop;
        return started;
      } catch (error) {
        await store.close();
        throw error;
      }
    },
    stop: async () => {
      await stopRunning?.();
      stopRunning = null;
    },
  };
}

async function serve(settings: Settings, ports: HubPorts, store: Store): Promise<StartedHub & Pick<Hub, 'stop'>> {
  const { log, nowMs } = ports;
  const report = (what: string, details: object, cause: unknown): string => {
    const reportId = randomUUID();
    log.error({ reportId, ...details, error: describeError(cause) }, what);
    return reportId;
  };
  const gate = createGate({
    store,
    kinds: recordKinds,
    nowMs,
    prepare: prepareIncident,
    reportFault: ({ command, name, cause }) => report('command broke while it was decided', { command, name }, cause),
  });
  const sessions = createSessions({ store, nowMs });
  const tallies = createFailureTallies({ store, nowMs });
  const passwords = createPasswords(presentCost);
  const streams = createLiveStreams({
    signedInBy: sessions.signedInBy,
    beginRound: createRounds({ store, kinds: recordKinds, sessions, most: LIVE_PAGE_ROWS }),
    readPage: (reader, cursor) => readFeed(store, recordKinds, reader, cursor, LIVE_PAGE_ROWS),
    nowMs: () => epochMs.parse(nowMs()),
    sleep,
    reportFault: (error) => report('stream broke off', {}, error),
  });

  let port = settings.port;
  const origins = () => originsOf(settings, port);
  const server = await createHttpServer({ log, requestsPerMinute: settings.requestsPerMinute, origins });
  serveHealth(server, { askStore: () => sql`select 1`.execute(store.database) });
  const handlers = createApiHandlers({ store, gate, kinds: recordKinds, sessions, tallies, passwords, nowMs, log });
  serveApi(server, { handlers, signedInBy: sessions.signedInBy });
  await serveLiveStream(server, { streams, origins, log });
  await servePages(server, settings);

  await server.listen({ port, host: settings.host }).catch((error: unknown) => {
    throw asListenFault(error, settings);
  });
  // Listening on a port, it has an address of that form.
  port = (server.server.address() as AddressInfo).port;
  const setUpToken = await offerSetUp({ store });
  await tallies.tidy();
  const stopHearing = [store.onChanged(() => void streams.announceChange()), sessions.onEnded(streams.endSession)];
  const ticking = setInterval(() => void streams.tick(), TICK_MS);
  const origin = origins()[0]!;
  log.info({ origin, engine: store.engine }, 'hub started');

  return {
    origin,
    setUpToken,
    stop: async () => {
      for (const stop of stopHearing) stop();
      clearInterval(ticking);
      await server.close();
      await store.close();
      log.info({}, 'hub stopped');
    },
  };
}

if (import.meta.main) await runHub(createHub, process);
