import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typeNpmStart } from '../support/npm-start.ts';

const isReady = /Console for agents\s+http:/;

export interface NpmStartTimes {
  /** With everything installed and no data: the demo organisation is made. Milliseconds. */
  readonly firstMs: number;
  /** With its data there. */
  readonly againMs: number;
}

/** How long `npm start` takes, from the key press to the address on the terminal. */
export async function measureNpmStart(): Promise<NpmStartTimes> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-bench-'));
  try {
    const dataFolder = join(folder, 'data');
    return { firstMs: await timeOneStart(dataFolder), againMs: await timeOneStart(dataFolder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeOneStart(dataFolder: string): Promise<number> {
  const typedAtMs = performance.now();
  const start = typeNpmStart({ DESKBELL_PORT: '0', DESKBELL_DATA: dataFolder, DATABASE_URL: '' });
  try {
    await start.untilSaid(isReady);
    return performance.now() - typedAtMs;
  } finally {
    await start.pressCtrlC();
  }
}
