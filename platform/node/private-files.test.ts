import { chmod, chown, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { openPrivateFolder, readPrivateFile, writePrivateFile } from './private-files.ts';

const isRoot = process.getuid?.() === 0;
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('a private folder', () => {
  test('is made with its parents, for this user alone', async () => {
    const path = join(await temporaryFolder(), 'share', 'deskbell-helper');

    await openPrivateFolder(path);

    expect(await modeOf(path)).toBe('700');
  });

  test('that others may open is refused, with the mode it has and the one it should have', async () => {
    const path = join(await temporaryFolder(), 'open');
    await mkdir(path);
    await chmod(path, 0o750);

    await expect(openPrivateFolder(path)).rejects.toMatchObject({
      code: 'folder.not-private',
      details: { path, mode: '750', wantedMode: '700', isOurs: 'yes' },
    });
  });

  test('that is a link to a folder is refused: whoever placed the link could move it', async () => {
    const parent = await temporaryFolder();
    await mkdir(join(parent, 'real'), { mode: 0o700 });
    await symlink(join(parent, 'real'), join(parent, 'link'));

    await expect(openPrivateFolder(join(parent, 'link'))).rejects.toMatchObject({ code: 'folder.unusable' });
  });

  test('where a file stands in the way is refused with the reason', async () => {
    const path = join(await temporaryFolder(), 'file');
    await writeFile(path, '');

    await expect(openPrivateFolder(join(path, 'below'))).rejects.toMatchObject({
      code: 'folder.unusable',
      details: { reason: 'ENOTDIR' },
    });
  });
});

describe('a private file', () => {
  test('is read as it was written, and nobody else may open it', async () => {
    const path = join(await temporaryFolder(), 'facts.json');

    await writePrivateFile(path, 'Größe');
    await writePrivateFile(path, 'Größe 2');

    expect(await readPrivateFile(path, 100)).toBe('Größe 2');
    expect(await modeOf(path)).toBe('600');
    expect(await readdir(join(path, '..'))).toEqual(['facts.json']);
  });

  test('that is not there is null, which is not an error', async () => {
    expect(await readPrivateFile(join(await temporaryFolder(), 'none'), 100)).toBeNull();
  });

  test.each([0o640, 0o604, 0o666])('with the mode %o is refused', async (mode) => {
    const path = join(await temporaryFolder(), 'key.pem');
    await writePrivateFile(path, 'secret');
    await chmod(path, mode);

    await expect(readPrivateFile(path, 100)).rejects.toMatchObject({
      code: 'file.not-private',
      details: { path, mode: mode.toString(8), wantedMode: '600' },
    });
  });

  test.runIf(isRoot)('of another user is refused, even to root, who could read it', async () => {
    const path = join(await temporaryFolder(), 'key.pem');
    await writePrivateFile(path, 'secret');
    await chown(path, 65_534, 65_534);

    await expect(readPrivateFile(path, 100)).rejects.toMatchObject({
      code: 'file.not-private',
      details: { isOurs: 'no' },
    });
  });

  test('behind a link is not followed', async () => {
    const folder = await temporaryFolder();
    await writePrivateFile(join(folder, 'real'), 'secret');
    await symlink(join(folder, 'real'), join(folder, 'link'));

    await expect(readPrivateFile(join(folder, 'link'), 100)).rejects.toMatchObject({
      code: 'file.unreadable',
      details: { reason: 'ELOOP' },
    });
  });

  test('that is larger than anything we write is not read', async () => {
    const path = join(await temporaryFolder(), 'large');
    await writePrivateFile(path, 'x'.repeat(101));

    await expect(readPrivateFile(path, 100)).rejects.toMatchObject({ details: { reason: 'EFBIG' } });
  });

  test('that cannot be written leaves what was there and nothing half', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'taken'), { mode: 0o700 });
    await writePrivateFile(join(folder, 'taken', 'inside'), 'kept');

    await expect(writePrivateFile(join(folder, 'taken'), 'new')).rejects.toMatchObject({ code: 'file.not-written' });
    expect(await readdir(folder)).toEqual(['taken']);
    expect(await readPrivateFile(join(folder, 'taken', 'inside'), 100)).toBe('kept');
  });
});
