import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { Child } from './child.ts';
import { startChild } from './child.ts';

async function aChildRunning(program: string): Promise<Child> {
  const folder = await temporaryFolder();
  const script = join(folder, 'program.mjs');
  await writeFile(script, program);
  return startChild({ name: 'program', script: [script], environment: {}, logFile: join(folder, 'program.log') });
}

const untilStopped = `
  process.on('SIGTERM', () => { console.log('goodbye'); clearInterval(timer); });
  const timer = setInterval(() => {}, 1_000);
  console.log('hello');
`;

const said = (logFile: string) => () => readFile(logFile, 'utf8');

test('a child that is stopped is asked first, and may put its things in order', async () => {
  const child = await aChildRunning(untilStopped);
  await expect.poll(said(child.logFile)).toBe('hello\n');

  await child.stop();

  expect(await child.ended).toBe('exit code 0');
  await expect.poll(said(child.logFile)).toBe('hello\ngoodbye\n');
});

test('a child that does not listen for signals ends all the same', async () => {
  const child = await aChildRunning('setInterval(() => {}, 1_000);');

  await child.stop();

  expect(await child.ended).toBe('exit code 1');
});

test('a child that ends by itself says how', async () => {
  expect(await (await aChildRunning('process.exitCode = 3;')).ended).toBe('exit code 3');
});

test('a child ends when its parent is killed and cannot tell it to', async () => {
  const folder = await temporaryFolder();
  const logFile = join(folder, 'child.log');
  const child = { name: 'child', script: [join(folder, 'child.mjs')], environment: {}, logFile };
  await writeFile(child.script[0]!, untilStopped);
  await writeFile(
    join(folder, 'parent.mjs'),
    `import { startChild } from '${import.meta.resolve('./child.ts')}';
     startChild(${JSON.stringify(child)});`,
  );
  const parent = spawn(process.execPath, [join(folder, 'parent.mjs')], { stdio: 'ignore' });
  await expect.poll(said(logFile)).toBe('hello\n');

  parent.kill('SIGKILL');

  await expect.poll(said(logFile)).toBe('hello\ngoodbye\n');
});
