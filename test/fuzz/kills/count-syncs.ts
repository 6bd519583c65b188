import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newRecordId } from '#platform/any/new-id.ts';
import { runHub } from '../../support/run-hub.ts';
import { foundSmallDesk } from '../../support/small-desk.ts';
import { startConsole } from './killable-console.ts';

export interface SyncCount {
  readonly acknowledged: number;
  /** How often the console told the disk to keep what it has, meanwhile. */
  readonly syncs: number;
}

/** What the kernel saw of a console that keeps so many notes; `null` where strace is not there to look (Debian: strace). */
export async function countSyncs(notes: number): Promise<SyncCount | null> {
  const isThere = await promisify(execFile)('strace', ['--version']).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-syncs-'));
  const trace = join(folder, 'trace');
  const hub = await runHub({ databaseUrl: null, lines: [], logFile: join(folder, 'hub.log') });
  const { mira, vera, team } = await foundSmallDesk(hub.origin, hub.setUpToken);
  const strace = ['strace', '-f', '-e', 'trace=fsync,fdatasync', '-o', trace];
  const console = await startConsole(join(folder, 'desk'), hub.origin, strace);
  const syncsSoFar = async () => (await readFile(trace, 'utf8')).match(/f(?:data)?sync\(/g)?.length ?? 0;
  try {
    await console.ask('session.open', { login: mira.login, password: mira.password });
    await console.until(({ isReplicaWhole }) => isReplicaWhole);
    // Alone, so that nothing else makes it write.
    await hub.stop();
    await console.until(({ link }) => link === 'offline');
    const before = await syncsSoFar();
    let acknowledged = 0;
    for (let note = 0; note < notes; note += 1) {
      const target = newRecordId('incident');
      const about = {
        summary: `Call ${note}`,
        description: null,
        channel: 'phone',
        impact: 'user-affected',
        urgency: 'low',
      };
      const unknown = { device: null, service: null, site: null, category: null, number: null };
      const input = { ...about, ...unknown, requester: vera.person, routing: { team, owner: mira.agent } };
      const answer = await console.ask('command.issue', { name: 'incident.log', target, input });
      if (answer?.ok === true) acknowledged += 1;
    }
    return { acknowledged, syncs: (await syncsSoFar()) - before };
  } finally {
    // It ends with its input; strace ends with it.
    console.endInput();
    console.kill();
    await hub.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
