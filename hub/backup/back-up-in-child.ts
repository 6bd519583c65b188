import { Fault } from '#contracts/fault.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { BackupSettings } from './take-backup.ts';

const hubScript = fileURLToPath(new URL('../hub.ts', import.meta.url));

/**
 * Takes a backup in a process of its own, as `hub.ts backup` does: to check a large one takes a while, and the hub goes on
 * meanwhile. Returns where it lies. Throws a `Fault` (`backup.failed`) with the sentence of that process.
 */
export async function backUpInChild(settings: BackupSettings, signal: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, [hubScript, 'backup'], {
    env: {
      ...process.env,
      DESKBELL_DATA: settings.dataFolder,
      DESKBELL_BACKUPS: settings.backupFolder,
      DESKBELL_BACKUPS_KEPT: String(settings.backupsKept),
      DATABASE_URL: settings.databaseUrl ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill();
  signal.addEventListener('abort', end);
  try {
    if (signal.aborted) end();
    const closed = once(child, 'close');
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [exitCode] = (await closed) as [number | null];
    if (exitCode === 0) return said.trim();
    throw new Fault('backup.failed', complained.trim() || 'The backup was broken off.');
  } finally {
    signal.removeEventListener('abort', end);
  }
}
