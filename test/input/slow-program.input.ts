import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from './one-display.ts';
import { setLayout } from './x-hand.ts';

const line = 'Grüße, żółć, Привет 日本語 €µ @{}\n';

for (const layout of ['us', 'de', 'ru'])
  test(`xterm, which says nothing of how far it is, gets the same text on ${layout} (I7)`, async ({
    desk,
  }, testInfo) => {
    setLayout(desk.display, layout);
    const file = testInfo.outputPath('typed.txt');
    const program = spawn('xterm', ['-u8', '-e', 'sh', '-c', `cat > '${file}'`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: desk.display, LANG: 'C.UTF-8' },
    });
    const typed = () => readFile(file, 'utf8').catch(() => '');
    const input = await desk.startInput();
    await expect
      .poll(async () => {
        input.order({ kind: 'text', text: '\n' });
        return (await typed()).length;
      })
      .toBeGreaterThan(0);
    input.order({ kind: 'text', text: line.repeat(3) });

    await expect.poll(async () => (await typed()).trimStart()).toBe(line.repeat(3));
    const exit = once(program, 'exit');
    program.kill();
    await exit;
  });
