import { join } from 'node:path';
import type { HubInMemory } from './hub-link/hub.fixtures.ts';
import { spawnCaged } from './inventory/spawn-caged.ts';
import type { Surroundings } from './surroundings.ts';
import { en } from './words/en.ts';

/** A helper in a folder of its own before a hub in memory; `said` is what its user reads, `logged` what stands in its log. */
export function aHelperBefore(hub: HubInMemory, folder: string, over: Partial<Surroundings> = {}) {
  const said: string[] = [];
  const logged: string[] = [];
  const around: Surroundings = {
    dataPath: join(folder, 'data'),
    hostName: 'nb-0142',
    localAddresses: () => ['127.0.0.1'],
    words: en,
    say: (line) => void said.push(line),
    log: (event, fields) => void logged.push([event, ...Object.values(fields ?? {})].join(' ')),
    askAt: () => hub.ask,
    filesAt: () => hub.files,
    vault: null,
    cage: { start: spawnCaged(join(folder, 'child.mjs')), timeoutMs: 20_000, maxAnswerBytes: 2 ** 20 },
    nowMs: () => 9_000,
    chance: () => 0.5,
    sleep: async () => undefined,
    stopped: new AbortController().signal,
    ...over,
  };
  return { around, said, logged };
}
