import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { CHUNK_BYTES } from '#domain/remote-control/file-transfer.rules.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import { IncomingFiles } from './incoming-files.ts';

const CHUNKS = 40;
/** Of each chunk all bytes are its number, so that one in the wrong place is seen. */
const chunkAt = (index: number) => new Uint8Array(CHUNK_BYTES).fill(index + 1);
const whole = Buffer.concat(Array.from({ length: CHUNKS }, (_, index) => chunkAt(index)));
const offer = {
  transfer: 1,
  name: '../../image.iso',
  sizeBytes: whole.length,
  sha256: attachmentHash.parse(createHash('sha256').update(whole).digest('hex')),
};

/** What takes a file at the helper, in a process that may be killed or meet the end of its disk. */
const taker = `
  const [incomingFiles, folder, offer, chunks, chunkBytes] = process.argv.slice(1);
  const { IncomingFiles } = await import(incomingFiles);
  const files = new IncomingFiles({
    partsFolder: folder + '/arriving',
    folder: () => folder + '/Downloads',
    board: () => ({ moved: () => null, kept: () => null, ended: () => null }),
    cancel: () => null, onKept: () => null, onUse: () => null, mayBegin: () => true, mayGoOn: () => true,
    reportFault: (error) => { throw error; },
  });
  const taken = JSON.parse(offer);
  await files.take(taken);
  const part = files.part(taken.transfer);
  for (let index = await part.chunks(); index < Number(chunks); index += 1) {
    const stop = await files.append(taken.transfer, new Uint8Array(Number(chunkBytes)).fill(index + 1));
    process.stdout.write((stop ?? 'written ' + index) + '\\n');
    if (stop !== null) break;
  }
`;

function startTaker(folder: string, limitBlocks: number | 'unlimited') {
  const script = new URL('incoming-files.ts', import.meta.url).href;
  const args = [script, folder, JSON.stringify(offer), String(CHUNKS), String(CHUNK_BYTES)];
  const node = [process.execPath, '--input-type=module', '--eval', taker, ...args];
  // The shell's limit on the size of files is what a full disk looks like to a process, to the byte.
  const limited = `ulimit -f ${limitBlocks}; exec "$0" "$@"`;
  const child = spawn('/bin/sh', ['-c', limited, ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, lines: createInterface({ input: child.stdout }) };
}

/** Goes on with it as the next start of the helper does. @returns how many chunks were there. */
async function goOn(folder: string): Promise<number> {
  const files = new IncomingFiles({
    partsFolder: join(folder, 'arriving'),
    folder: () => join(folder, 'Downloads'),
    board: () => ({ moved: () => undefined, kept: () => undefined, ended: () => undefined }),
    cancel: () => undefined,
    onKept: () => undefined,
    onUse: () => undefined,
    mayBegin: () => true,
    mayGoOn: () => true,
    reportFault: (error) => {
      throw error;
    },
  });
  expect(await files.take(offer)).toBeNull();
  const part = files.part(offer.transfer);
  const there = await part.chunks();
  // By its last chunk it is known to be the beginning of the same.
  expect(Buffer.from(await part.read(there - 1)).equals(chunkAt(there - 1))).toBe(true);
  for (let index = there; index < CHUNKS; index += 1) expect(await files.append(1, chunkAt(index))).toBeNull();
  expect(await files.keep(offer.transfer)).toBeNull();
  files.ended(offer.transfer, 'kept');
  return there;
}

async function expectWhole(folder: string): Promise<void> {
  const landed = join(folder, 'Downloads');
  const [name = ''] = await readdir(landed);
  expect(name).not.toMatch(/[/\\]|^\.\./);
  expect((await readFile(join(landed, name))).equals(whole)).toBe(true);
  expect(await readdir(join(folder, 'arriving'))).toEqual([]);
}

describe.skipIf(process.platform === 'win32')('a file on its way to a helper', () => {
  test('that is killed in the midst of it is gone on from, with nothing lost that was said to be written (W4)', async () => {
    for (const killAfter of [1, 7, 23]) {
      const folder = await temporaryFolder();
      const { child, lines } = startTaker(folder, 'unlimited');
      let written = 0;
      for await (const line of lines) {
        expect(line).toBe(`written ${written}`);
        written += 1;
        // It goes on until the signal arrives, so it dies anywhere in its next chunk.
        if (written === killAfter) child.kill('SIGKILL');
      }

      expect(await goOn(folder)).toBeGreaterThanOrEqual(Math.min(written, CHUNKS));
      await expectWhole(folder);
    }
  });

  test('whose disk is full is stopped with that as the reason, and gone on from once there is room (W4)', async () => {
    const folder = await temporaryFolder();
    // 700,000 bytes, in blocks of 512: in the midst of the eleventh chunk.
    const { lines } = startTaker(folder, Math.floor(700_000 / 512));
    const said: string[] = [];
    for await (const line of lines) said.push(line);

    expect(said.at(-1)).toBe('file.no-room');
    const there = said.length - 1;
    expect(there).toBe(Math.floor((await stat(join(folder, 'arriving', `${offer.sha256}.part`))).size / CHUNK_BYTES));
    expect(await goOn(folder)).toBe(there);
    await expectWhole(folder);
  });
});
