import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { takeLock } from './exclusive-lock.ts';

const holdTheLock = `
  const { takeLock } = await import(process.argv[1]);
  process.stdout.write(takeLock(process.argv[2]) === null ? 'refused' : 'taken');
  setInterval(() => {}, 1_000);
`;

async function startHolder(path: string) {
  const script = new URL('exclusive-lock.ts', import.meta.url).href;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', holdTheLock, script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  return { said: said.toString(), holder };
}

test('one process holds the lock, and a second is told so', async () => {
  const path = join(await temporaryFolder(), 'lock');
  const lock = takeLock(path);

  const { said, holder } = await startHolder(path);
  holder.kill('SIGKILL');
  await once(holder, 'exit');

  expect(said).toBe('refused');
  expect(takeLock(path)).toBeNull();
  lock?.release();
});

test('the lock of a process that was killed is free at once', async () => {
  const path = join(await temporaryFolder(), 'lock');
  const { said, holder } = await startHolder(path);
  expect(said).toBe('taken');
  expect(takeLock(path)).toBeNull();

  holder.kill('SIGKILL');
  await once(holder, 'exit');

  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
});

test('a lock that was given back can be taken again', async () => {
  const path = join(await temporaryFolder(), 'lock');
  takeLock(path)?.release();

  const again = takeLock(path);

  expect(again).not.toBeNull();
  again?.release();
});
