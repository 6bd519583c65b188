import { incidentId } from '#domain/kernel/fields.ts';
import { refuse } from '#domain/kernel/result.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { createBlobFiles } from '#platform/node/blob-files.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { sleep } from '#platform/node/sleep.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Asker } from './asker.ts';
import { openAsker } from './asker.ts';
import { runHubForTest } from './running-hub.ts';
import type { Account, SmallDesk } from './small-desk.ts';
import { foundSmallDesk } from './small-desk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const DAY_MS = 24 * 3_600_000;

/** A hub and consoles whose days can be made to pass. */
export interface AgingDesk {
  readonly origin: string;
  readonly small: SmallDesk;
  readonly nowMs: () => number;
  passDays(days: number): void;
}

export async function anAgingDesk(): Promise<AgingDesk> {
  let aheadMs = 0;
  const nowMs = () => Date.now() + aheadMs;
  const { origin, setUpToken } = await runHubForTest({ nowMs });
  const small = await foundSmallDesk(origin, setUpToken);
  return { origin, small, nowMs, passDays: (days) => (aheadMs += days * DAY_MS) };
}

/** A console of the desktop as far as it is a data service: SQLite, search and files in a folder. */
export interface ReplicaDesk {
  readonly folder: string;
  readonly faults: unknown[];
  /** While it is not sending, nothing that is done here reaches the hub. */
  readonly holding: { isSending: boolean };
  /** What the hub said to what it sent. */
  readonly answers: unknown[];
  asker(): Asker;
  signIn(): Promise<void>;
  /** Ends it; `meanwhile` may do to its files what it likes; starts it again. */
  restart(meanwhile?: () => void): Promise<void>;
  /** Every byte of every file in its folder, as text. */
  bytes(): Promise<string>;
}

export async function aReplicaDesk(desk: AgingDesk, { login, password }: Account): Promise<ReplicaDesk> {
  const folder = await temporaryFolder();
  const faults: unknown[] = [];
  const holding = { isSending: true };
  const answers: unknown[] = [];
  let running = await begin(desk, folder, { faults, holding, answers });
  const signIn = async () => {
    const opened = await running.asker.ask('session.open', { login, password });
    if (!opened.ok) throw new Error(`Not signed in: ${opened.refusal.code}`);
    await running.asker.until(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online', 20_000);
  };
  onTestFinished(() => running.end());
  await signIn();
  return {
    folder,
    faults,
    holding,
    answers,
    signIn,
    asker: () => running.asker,
    restart: async (meanwhile = () => {}) => {
      await running.end();
      meanwhile();
      running = await begin(desk, folder, { faults, holding, answers });
    },
    bytes: async () => {
      const names = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = names.filter((entry) => entry.isFile());
      const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')));
      return texts.join('\n');
    },
  };
}

async function begin(
  { origin, nowMs }: AgingDesk,
  folder: string,
  { faults, holding, answers }: Pick<ReplicaDesk, 'faults' | 'holding' | 'answers'>,
) {
  const service = createDataService({
    storage: createSqliteStorage({ openDatabase: (name) => openNodeSqlite(join(folder, `${name}.sqlite`)) }),
    searchDatabase: () => searchDatabaseAt(join(folder, 'search.sqlite')),
    blobs: createBlobFiles(join(folder, 'files')),
    hub: {
      ask: async (request, input, options) => {
        if (request === 'sync.push' && !holding.isSending) return refuse({ code: 'hub.busy' });
        const answer = await askHub(origin, request, input, options);
        if (request === 'sync.push') answers.push(answer);
        return answer;
      },
      openStream: (hello, signal) => openLiveStream(origin, hello, signal),
    },
    fileLink: attachmentLink(origin),
    nowMs,
    newId: newCommandId,
    chance: () => 0,
    // Pauses of the product, in hundredths: nobody here is tired of being asked.
    wait: (delayMs, signal) => sleep(delayMs / 100, signal),
    reportFault: (error) => faults.push(error),
  });
  await service.start();
  const asker = openAsker(service);
  await asker.until(() => true);
  const end = async () => {
    asker.leave();
    await service.stop();
  };
  return { asker, end };
}

/** Logs a ticket of Vera's at the hub. Returns its id. */
export async function logAtHub({ small }: AgingDesk, summary: string) {
  const id = incidentId.parse(newRecordId('incident'));
  await small.administrator.issue('incident.log', id, {
    summary,
    description: `${summary}, in other words.`,
    channel: 'phone',
    impact: 'user-affected',
    urgency: 'low',
    device: null,
    service: null,
    site: null,
    category: null,
    requester: small.vera.person,
    number: null,
    routing: null,
  });
  return id;
}
