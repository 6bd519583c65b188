import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunHubOptions, RunningHub } from './running-hub.ts';
import { runHubForTest } from './running-hub.ts';
import type { SmallDesk } from './small-desk.ts';
import { foundSmallDesk } from './small-desk.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What is known of a desk that was founded on another hub; the session that founded it stayed there. */
export type FoundedDesk = Omit<SmallDesk, 'administrator'>;

interface Founded {
  readonly desk: FoundedDesk;
  readonly database: Buffer;
}

const DATABASE = 'deskbell.sqlite';

/**
 * A small desk that is founded once, by the first test that asks; every test gets a hub of its own on a copy of its
 * database. Most of what it takes to found one is passwords, hashed as dearly as for people.
 */
export function createFoundedDesk() {
  let founding: Promise<Founded> | null = null;

  return async (
    options: Omit<RunHubOptions, 'dataFolder'> = {},
  ): Promise<RunningHub & { readonly desk: FoundedDesk }> => {
    const { desk, database } = await (founding ??= found());
    const dataFolder = await temporaryFolder();
    await writeFile(join(dataFolder, DATABASE), database);
    return { ...(await runHubForTest({ ...options, dataFolder })), desk };
  };
}

async function found(): Promise<Founded> {
  const { origin, setUpToken, settings, stop } = await runHubForTest();
  const { administrator: _stays, ...desk } = await foundSmallDesk(origin, setUpToken);
  // The last connection brings what stands in the write-ahead log into the file.
  await stop();
  return { desk, database: await readFile(join(settings.dataFolder, DATABASE)) };
}
