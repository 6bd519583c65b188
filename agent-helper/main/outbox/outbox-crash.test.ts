import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openDataFolder } from '../data-folder.ts';
import { createOutbox } from './outbox.ts';

/** Adds commands for as long as it lives, and says the id of each once it is kept. */
const adder = `
  const [outboxScript, foldersScript, commandScript, path, sizeBytes] = process.argv.slice(1);
  const { createOutbox } = await import(outboxScript);
  const { openDataFolder } = await import(foldersScript);
  const { newCommand } = await import(commandScript);
  const outbox = createOutbox(await openDataFolder(path));
  const origin = { device: 'device:nb0142', nowMs: 1, hubOffsetMs: 0 };
  for (;;) {
    const entry = newCommand('incident.log', 'incident:1', { summary: 'x'.repeat(Number(sizeBytes)) }, origin);
    try {
      await outbox.add(entry);
      process.stdout.write('kept ' + entry.id + '\\n');
    } catch (error) {
      process.stdout.write('refused ' + error.code + ' ' + error.details.reason + '\\n');
      process.exit();
    }
  }
`;

function startAdder(path: string, sizeBytes: number, limitBlocks: number | 'unlimited') {
  const scripts = ['outbox.ts', '../data-folder.ts', 'new-command.ts'].map(
    (script) => new URL(script, import.meta.url).href,
  );
  // The shell's limit on the size of files is what a full disk looks like to a process, to the byte.
  const limited = `ulimit -f ${limitBlocks}; exec "$0" "$@"`;
  const node = [process.execPath, '--input-type=module', '--eval', adder, ...scripts, path, String(sizeBytes)];
  const child = spawn('/bin/sh', ['-c', limited, ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, lines: createInterface({ input: child.stdout }) };
}

test.skipIf(process.platform === 'win32')(
  'a process killed in the middle of adding has lost nothing that it said was kept',
  { timeout: 60_000 },
  async () => {
    const path = await temporaryFolder();
    const kept: string[] = [];
    for (const killAfter of [1, 2, 3, 5, 8, 13, 21, 34]) {
      const { child, lines } = startAdder(path, 10_000, 'unlimited');
      let heard = 0;
      for await (const line of lines) {
        kept.push(line.replace('kept ', ''));
        heard += 1;
        // It goes on adding until the signal arrives, so it dies anywhere in its next write.
        if (heard === killAfter) child.kill('SIGKILL');
      }
    }

    const folder = await openDataFolder(path);
    const outbox = createOutbox(folder);
    const waiting = (await outbox.waiting()).map(({ id }) => id);

    expect(kept.length).toBeGreaterThanOrEqual(1 + 2 + 3 + 5 + 8 + 13 + 21 + 34);
    expect(kept.filter((id) => !waiting.includes(id))).toEqual([]);
    expect(new Set(waiting).size).toBe(waiting.length);
    // Written and never acknowledged is allowed, once for each death; half written is not.
    expect(waiting.length - kept.length).toBeLessThanOrEqual(8);
    expect(await outbox.setDamagedAside()).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')(
  'where there is no room a command is refused by name, and nothing half is left',
  { timeout: 30_000 },
  async () => {
    const path = await temporaryFolder();
    const { child, lines } = startAdder(path, 10_000, 8);
    const said: string[] = [];
    for await (const line of lines) said.push(line);
    if (child.exitCode === null) await once(child, 'exit');

    const folder = await openDataFolder(path);

    expect(said).toEqual(['refused file.not-written EFBIG']);
    expect(await readdir(folder.waiting)).toEqual([]);
  },
);
