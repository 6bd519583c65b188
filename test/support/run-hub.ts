import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ending } from '../../build/set-up/child.ts';
import type { HubProcess } from '../../build/set-up/hub-process.ts';
import { startHub } from '../../build/set-up/hub-process.ts';
import type { CuttableLine } from './cuttable-line.ts';

/** A hub in a process of its own, on data that outlives it. */
export interface HubUnderTest {
  /** Of the hub that runs now; another one after each start. */
  readonly origin: string;
  readonly setUpToken: string;
  /** Where its data lies, with an embedded database. */
  readonly dataFolder: string;
  /** Starts it on the data it left. The lines lead to it from then on. */
  start(): Promise<void>;
  stop(): Promise<Ending>;
  /** As a power cut would. */
  kill(): Promise<Ending>;
}

export interface HubUnderTestOptions {
  /** `null`: SQLite in a folder of its own. */
  readonly databaseUrl: string | null;
  /** How browsers reach it. The hub takes their origins for its own. */
  readonly lines: readonly CuttableLine[];
  readonly logFile: string;
  /** Signed updates of the desktop apps, one folder for each. */
  readonly updatesFolder?: string;
  /** Where it is: its address, and what it is started through to be there. This machine itself, unless it is said. */
  readonly place?: { readonly host: string; readonly through: readonly string[] };
  /** A relay that it names. */
  readonly relay?: { readonly url: string; readonly secret: string };
}

/** Runs a hub on fresh data. `remove` stops it and removes the data. */
export async function runHub(options: HubUnderTestOptions): Promise<HubUnderTest & { remove(): Promise<void> }> {
  const dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-hub-'));
  const { place = { host: '127.0.0.1', through: [] } } = options;
  const environment = {
    DESKBELL_PORT: '0',
    DESKBELL_HOST: place.host,
    DESKBELL_DATA: dataFolder,
    DESKBELL_ORIGINS: options.lines.map(({ origin }) => origin).join(','),
    DATABASE_URL: options.databaseUrl ?? '',
    DESKBELL_UPDATES: options.updatesFolder ?? '',
    DESKBELL_TURN_URLS: options.relay?.url ?? '',
    DESKBELL_TURN_SECRET: options.relay?.secret ?? '',
  };
  let hub: HubProcess;
  const start = async () => {
    hub = await startHub(environment, options.logFile, place.through);
    for (const line of options.lines) line.leadTo(Number(new URL(hub.origin).port), place.host);
  };
  await start();
  return {
    get origin() {
      return hub.origin;
    },
    get setUpToken() {
      if (hub.setUpToken === null) throw new Error('This hub has an administrator already.');
      return hub.setUpToken;
    },
    dataFolder,
    start,
    stop: () => hub.stop(),
    kill: () => hub.kill(),
    remove: async () => {
      await hub.stop();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
