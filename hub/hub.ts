import { randomUUID } from 'node:crypto';
import { recordKinds } from '#domain/processes.ts';
import { sleep } from '#platform/node/sleep.ts';
import { sql } from 'kysely';
import { createFailureTallies } from './access/failure-tallies.ts';
import { presentCost } from './access/password-hash.ts';
import { createPasswords } from './access/passwords.ts';
import { createSessions } from './access/sessions.ts';
import { offerSetUp } from './access/set-up.ts';
import { contentsOf } from './attachment/read-content.ts';
import { noticeRestore } from './backup/notice-restore.ts';
import { runCommandLine } from './command-line.ts';
import { BACKUP_JOB, hubJobs } from './hub-jobs.ts';
import { lastDoneMs } from './jobs/job-rows.ts';
import { startJobs } from './jobs/job-runner.ts';
import { createUploads } from './attachment/uploads.ts';
import { createApiHandlers } from './http/api-handlers.ts';
import { createHttpServer } from './http/http-server.ts';
import { listen } from './http/listen.ts';
import { originsOf } from './http/origins.ts';
import { serveApi } from './http/serve-api.ts';
import { serveAttachments } from './http/serve-attachments.ts';
import { serveHealth } from './http/serve-health.ts';
import { serveLiveStream } from './http/serve-live-stream.ts';
import { servePull } from './http/serve-pull.ts';
import { serveSnapshot } from './http/serve-snapshot.ts';
import { servePages } from './http/serve-pages.ts';
import { createLiveDesk } from './live-desk.ts';
import { createSupportClock } from './remote-support/support-clock.ts';
import type { Log } from './log.ts';
import { describeError } from './log.ts';
import { prepareCommand } from './prepare-command.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import type { GatePorts } from './sync/accept-commands.ts';
import { createGate } from './sync/accept-commands.ts';
import { createRecovery } from './sync/recover-lines.ts';
import { readFeedText } from './sync/read-feed.ts';
import { readSnapshot } from './sync/read-snapshot.ts';
import { serveDictionaries } from './dictionaries/serve-dictionaries.ts';
import { serveUpdates } from './updates/serve-updates.ts';

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

const TICK_MS = 1_000;
/** How long a request may still take when the hub is stopped. */
const PATIENCE_MS = 2_000;

/** The hub, put together. Several may run over one PostgreSQL; over one data folder only one. */
export function createHub(settings: Settings, ports: HubPorts): Hub {
  /** What undoes what was begun, in the order in which it was. */
  const ends: (() => unknown)[] = [];
  const undo = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  return {
    start: async () => {
      try {
        return await begin(settings, ports, ends);
      } catch (error) {
        await undo();
        throw error;
      }
    },
    stop: async () => {
      if (ends.length === 0) return;
      await undo();
      ports.log.info({}, 'hub stopped');
    },
  };
}

async function begin(settings: Settings, { log, nowMs }: HubPorts, ends: (() => unknown)[]): Promise<StartedHub> {
  const store = await openOwnStore(settings, { log, nowMs }, ends);
  const report = (what: string, details: object, cause: unknown): string => {
    const reportId = randomUUID();
    log.error({ reportId, ...details, error: describeError(cause) }, what);
    return reportId;
  };
  const gatePorts: GatePorts = {
    store,
    kinds: recordKinds,
    nowMs,
    prepare: prepareCommand,
    reportFault: ({ command, name, cause }) => report('command broke while it was decided', { command, name }, cause),
  };
  const gate = createGate(gatePorts);
  const recover = createRecovery(gatePorts);
  const sessions = createSessions({ store, nowMs, offlineMs: settings.offlineMs });
  const tallies = createFailureTallies({ store, nowMs });
  const passwords = createPasswords(presentCost);
  const uploads = createUploads({ store, nowMs });
  const feedPorts = { store, kinds: recordKinds, nowMs };
  const reportFault = (error: unknown) => void report('stream broke off', {}, error);
  const live = createLiveDesk({ ...feedPorts, sessions, sleep, reportFault });
  ends.push(live.stop);

  const { requestsPerMinute, proxies } = settings;
  let port = settings.port;
  const origins = () => originsOf(settings, port);
  const server = await createHttpServer({ log, requestsPerMinute, proxies, origins });
  const askBackup = settings.backupEveryMs === null ? null : () => lastDoneMs(store.database, BACKUP_JOB);
  serveHealth(server, { askStore: () => sql`select 1`.execute(store.database), askBackup });
  const { signedInBy } = sessions;
  const accounts = { sessions, tallies, passwords };
  const { relay } = settings;
  const handlers = createApiHandlers({ ...gatePorts, gate, ...accounts, uploads, recover, relay, log, ...live });
  serveApi(server, { handlers, signedInBy });
  servePull(server, { signedInBy, readPage: (...asked) => readFeedText(feedPorts, ...asked) });
  serveSnapshot(server, { signedInBy, readPart: (reader, asked) => readSnapshot(feedPorts, reader, asked) });
  await serveAttachments(server, { uploads, signedInBy, readContent: contentsOf(store.database) });
  await serveLiveStream(server, { streams: live.streams, origins, log });
  await servePages(server, settings);
  serveUpdates(server, settings);
  serveDictionaries(server, settings);
  port = await listen(server, settings);
  ends.push(() => closeInTime(server));

  const sessionsOfHelp = createSupportClock({ store, gate, nowMs, reportFault });
  ends.push(sessionsOfHelp.stop);
  const ticking = setInterval(() => [live, sessionsOfHelp].forEach(({ tick }) => tick()), TICK_MS);
  ends.push(() => clearInterval(ticking));
  await tallies.tidy();
  const setUpToken = await offerSetUp({ store });
  const jobs = hubJobs({ store, settings, nowMs, log });
  ends.push(
    startJobs(jobs, { store, nowMs, sleep, reportFault: (job, error) => report('job failed', { job }, error) }),
  );
  const origin = origins()[0]!;
  log.info({ origin, engine: store.engine }, 'hub started');
  return { origin, setUpToken };
}

/** Answers what is under way. A connection on which nobody asked anything yet would be waited for without end. */
async function closeInTime(server: Awaited<ReturnType<typeof createHttpServer>>): Promise<void> {
  const patience = setTimeout(() => server.server.closeAllConnections(), PATIENCE_MS);
  await server.close();
  clearTimeout(patience);
}

async function openOwnStore(settings: Settings, { log, nowMs }: HubPorts, ends: (() => unknown)[]): Promise<Store> {
  const store = await openStore(settings);
  ends.push(() => store.close());
  const restored = await noticeRestore(store, nowMs());
  if (restored !== null) log.warn(restored, 'store restored from a backup');
  return store;
}

if (import.meta.main) await runCommandLine(createHub, process);
