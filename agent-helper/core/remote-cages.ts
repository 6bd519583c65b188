import { PassThrough } from 'node:stream';
import type { CoreToMain, MainToCore } from '#contracts/helper-core.ts';
import type { StartCaged } from '../main/inventory/start-caged.ts';

type CageNews = Extract<MainToCore, { kind: 'cage.wrote' | 'cage.ended' }>;

interface OpenCage {
  readonly output: PassThrough;
  readonly end: (exitCode: number | null) => void;
}

/** Processes that the main process starts for the core: only it may start any from Electron's program. */
export interface RemoteCages {
  readonly start: StartCaged;
  readonly take: (news: CageNews) => void;
}

export function createRemoteCages(send: (message: CoreToMain) => void): RemoteCages {
  const cages = new Map<number, OpenCage>();
  let serial = 0;
  return {
    take: (news) => {
      if (news.kind === 'cage.wrote') cages.get(news.cage)?.output.write(news.bytes);
      else cages.get(news.cage)?.end(news.exitCode);
    },
    start: (call) => {
      const cage = (serial += 1);
      const { promise: exit, resolve } = Promise.withResolvers<number | null>();
      const output = new PassThrough();
      const end = (exitCode: number | null): void => {
        output.once('end', () => resolve(exitCode));
        output.end();
      };
      cages.set(cage, { output, end });
      send({ kind: 'cage.start', cage, call });
      const kill = (): void => {
        output.destroy();
        if (cages.delete(cage)) send({ kind: 'cage.kill', cage });
        resolve(null);
      };
      return { output, exit, kill };
    },
  };
}
