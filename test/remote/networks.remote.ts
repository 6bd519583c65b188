import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { findOwnNetwork, OWN_NETWORK } from './networks/own-network.ts';

const config = fileURLToPath(new URL('networks/playwright.config.ts', import.meta.url));
const playwright = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));

test('the apps themselves, with a relay between them and in networks of their own (S8, S9, S11, acceptance 4)', async ({}, testInfo) => {
  test.setTimeout(180_000);
  const { name, command } = findOwnNetwork();
  testInfo.annotations.push({ type: 'run in', description: name });
  const isOwn = command.length > 0;
  const output = testInfo.outputPath('networks');
  const line = [
    ...command,
    process.execPath,
    playwright,
    'test',
    `--config=${config}`,
    `--output=${output}`,
    '--reporter=list',
  ];

  const { said, exitCode } = await runThrough(line, { ...process.env, [OWN_NETWORK]: isOwn ? 'yes' : 'no' });

  await testInfo.attach('what it said', { body: said });
  expect(exitCode, said).toBe(0);
});

async function runThrough([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { said, exitCode };
}
