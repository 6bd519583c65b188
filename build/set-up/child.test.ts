import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { Child } from './child.ts';
import { startChild, startProgram } from './child.ts';

async function aChildRunning(program: string): Promise<Child> {
  const folder = await temporaryFolder();
  const script = join(folder, 'program.mjs');
  await writeFile(script, program);
  return startChild({ script: [script], environment: {}, logFile: join(folder, 'program.log') });
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

  expect(await child.ended).toMatchObject({ exitCode: 0, signal: null });
  await expect.poll(said(child.logFile)).toBe('hello\ngoodbye\n');
});

test('a child that does not listen for signals ends all the same', async () => {
  const child = await aChildRunning('setInterval(() => {}, 1_000);');

  await child.stop();

  expect(await child.ended).toMatchObject({ exitCode: 1 });
});

test('a child that ends by itself leaves its exit code and its last words', async () => {
  const child = await aChildRunning(`console.error('The port is taken.'); process.exitCode = 3;`);

  expect(await child.ended).toEqual({ exitCode: 3, signal: null, lastWords: 'The port is taken.' });
});

test('a child that is killed gets no chance to say anything', async () => {
  const child = await aChildRunning(untilStopped);
  await expect.poll(said(child.logFile)).toBe('hello\n');

  await child.kill();

  expect(await child.ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
  expect(await readFile(child.logFile, 'utf8')).toBe('hello\n');
});

test('a child ends in good order when its parent is killed and cannot tell it to', async () => {
  const folder = await temporaryFolder();
  const [logFile, goodbyeFile] = [join(folder, 'child.log'), join(folder, 'goodbye')];
  const child = { script: [join(folder, 'child.mjs')], environment: {}, logFile };
  await writeFile(
    child.script[0]!,
    `import { writeFileSync } from 'node:fs';
     ${untilStopped}
     process.on('SIGTERM', () => { console.log('to nobody'); writeFileSync('${goodbyeFile}', 'in good order'); });`,
  );
  await writeFile(
    join(folder, 'parent.mjs'),
    `import { startChild } from '${import.meta.resolve('./child.ts')}';
     startChild(${JSON.stringify(child)});`,
  );
  const parent = spawn(process.execPath, [join(folder, 'parent.mjs')], { stdio: 'ignore' });
  await expect.poll(said(logFile)).toBe('hello\n');

  parent.kill('SIGKILL');

  await expect.poll(said(goodbyeFile)).toBe('in good order');
});

test('a program that is stopped is told by a signal, with all that it has started', async () => {
  const folder = await temporaryFolder();
  const logFile = join(folder, 'program.log');
  const below = join(folder, 'below.sh');
  await writeFile(below, "trap 'echo stopped; exit' TERM\necho ready\nwhile :; do sleep 0.05; done\n");
  const program = startProgram({ command: ['sh', '-c', `sh ${below} & wait`], environment: {}, logFile });
  await expect.poll(said(logFile)).toBe('ready\n');

  await program.stop();

  expect(await said(logFile)()).toContain('stopped\n');
});
