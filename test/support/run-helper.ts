import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child, Ending } from '../../build/set-up/child.ts';
import { startChild } from '../../build/set-up/child.ts';

/** The helper of this machine, with data of its own. */
export interface HelperUnderTest {
  /** Carries out one order of its command line, such as `enrol`, to its end. */
  order(...words: readonly string[]): Promise<Ending>;
  /** Runs it until `remove`. */
  run(): void;
  remove(): Promise<void>;
}

export async function helperUnderTest(logFile: string): Promise<HelperUnderTest> {
  const dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-helper-'));
  const running: Child[] = [];
  const start = (...words: readonly string[]) =>
    startChild({
      script: ['agent-helper/main/helper.ts', ...words],
      environment: { DESKBELL_HELPER_DATA: dataFolder },
      logFile,
    });
  return {
    order: (...words) => start(...words).ended,
    run: () => {
      running.push(start('run'));
    },
    remove: async () => {
      for (const helper of running) await helper.stop();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
