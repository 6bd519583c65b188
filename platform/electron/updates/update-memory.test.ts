import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { createUpdateMemory } from './update-memory.ts';

const aMemory = async () => {
  const path = join(await temporaryFolder(), 'updates.json');
  return { path, memory: createUpdateMemory(path) };
};

test('changes that are asked for at once all count', async () => {
  const { memory, path } = await aMemory();

  await Promise.all(
    Array.from({ length: 20 }, () =>
      memory.change((before) => ({ ...before, highestIssuedAtMs: before.highestIssuedAtMs + 1 })),
    ),
  );

  expect((await createUpdateMemory(path).read()).highestIssuedAtMs).toBe(20);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test.each(['', '{"format":1', '{"format":2,"highestIssuedAtMs":9}', '[]'])(
  'a file that says %j counts as none',
  async (text) => {
    const { memory, path } = await aMemory();
    await writeFile(path, text, { mode: 0o600 });

    expect(await memory.read()).toMatchObject({ highestIssuedAtMs: 0, agreed: null });
  },
);

test('a change that failed does not stop the next, and a change to nothing writes nothing', async () => {
  const { memory, path } = await aMemory();
  const failing = memory.change(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await memory.change((before) => before);
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });

  await memory.change((before) => ({ ...before, lastVersion: '1.0.0' }));

  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ lastVersion: '1.0.0' });
});
