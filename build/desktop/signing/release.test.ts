import { execFile } from 'node:child_process';
import { createHash, createPrivateKey } from 'node:crypto';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { UpdateKeys } from '#contracts/updates.ts';
import { updateOffer } from '#contracts/updates.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { anUpdateClient } from '../../../test/support/update-client.ts';
import { ISSUED_AT_MS, startUpdateServer, updateKeyPair } from '../../../test/support/update-server.ts';
import { makeKeys } from './make-keys.ts';
import { signRelease } from './sign-release.ts';
import { verifyRelease } from './verify-release.ts';

const run = promisify(execFile);
const active = updateKeyPair();
const reserve = updateKeyPair();
const keys: UpdateKeys = { active: active.publicKey, reserve: reserve.publicKey };
const program = Buffer.from(`#!/bin/sh\nexit 0\n${'#'.repeat(5_000)}`);
const sha512 = createHash('sha512').update(program).digest('base64');
const channelFile = 'stable-linux-x64.json';
const DAY_MS = 86_400_000;

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

/** What electron-builder leaves behind: packages, and a channel file of its own about them. */
async function built(version: string, names = ['amd64.deb', 'x86_64.AppImage'], channel = 'latest-linux.yml') {
  const files = names.map((name) => `deskbell-console-${version}-${name}`);
  for (const file of files) await writeFile(join(folder, file), program);
  const listed = files.map((file) => `  - url: ${file}\n    sha512: ${sha512}\n    size: ${program.byteLength}\n`);
  const text = `version: ${version}\nfiles:\n${listed.join('')}path: ${files[0]}\nsha512: ${sha512}\nreleaseDate: '2027-01-15T08:00:00.000Z'\n`;
  await writeFile(join(folder, channel), text);
}

const sign = (over: Partial<Parameters<typeof signRelease>[0]> = {}) =>
  signRelease({
    folder,
    privateKey: active.privateKey,
    notes: { en: 'Rings louder.', de: 'Klingelt lauter.' },
    stagingPercent: 100,
    validMs: 90 * DAY_MS,
    nowMs: ISSUED_AT_MS,
    isWithdrawal: false,
    ...over,
  });
const signedOffer = async (name = channelFile) =>
  updateOffer.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));

describe('signing', () => {
  test('says in one file what is new for whom, and what verifies it is what installations believe', async () => {
    await built('1.1.0');

    expect(sign()).toEqual([channelFile]);

    expect(await signedOffer()).toMatchObject({
      app: 'console',
      target: 'linux-x64',
      version: '1.1.0',
      issuedAtMs: ISSUED_AT_MS,
      files: [{ name: 'deskbell-console-1.1.0-amd64.deb' }, { name: 'deskbell-console-1.1.0-x86_64.AppImage' }],
    });
    expect(verifyRelease(folder, keys, ISSUED_AT_MS)).toHaveLength(1);
  });

  test('makes a file for each kind of Mac from the one electron-builder writes for both', async () => {
    await built('1.1.0', ['x64.zip', 'arm64.zip'], 'latest-mac.yml');

    expect(sign()).toEqual(['stable-darwin-x64.json', 'stable-darwin-arm64.json']);
    const { files } = await signedOffer('stable-darwin-arm64.json');
    expect(files.map(({ name }) => name)).toEqual(['deskbell-console-1.1.0-arm64.zip']);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['a package is missing', () => rm(join(folder, 'deskbell-console-1.1.0-amd64.deb')), 'amd64.deb is missing.'],
    ['a package was changed', () => alter((bytes) => (bytes[9]! ^= 1)), 'has another SHA-512 than was said of it.'],
    ['a package was cut short', () => alter(() => {}, 100), 'has another size than was said of it.'],
    [
      'it was made for tests',
      () => rewrite('-console-', '-console-standin-'),
      'was made for tests and is never released.',
    ],
    ['it is of two apps', () => rewrite('console-1.1.0-amd64', 'helper-1.1.0-amd64'), 'Not all files are of one app'],
    [
      'its version is none of three numbers',
      () => rewrite('version: 1.1.0', 'version: 1.1.0-beta'),
      'no version of three numbers',
    ],
    ['there is nothing', () => rm(join(folder, 'latest-linux.yml')), 'holds nothing that npm run package made.'],
  ])('is refused when %s, and nothing is written', async (_what, spoil, sentence) => {
    await built('1.1.0');
    await spoil();

    expect(() => sign()).toThrow(sentence);
    await expect(stat(join(folder, channelFile))).rejects.toThrow('ENOENT');
  });
  const alter = async (change: (bytes: Buffer) => unknown, keep = program.byteLength) => {
    const bytes = Buffer.from(program).subarray(0, keep);
    change(bytes);
    await writeFile(join(folder, 'deskbell-console-1.1.0-amd64.deb'), bytes);
  };
  const rewrite = async (from: string, to: string) => {
    const path = join(folder, 'latest-linux.yml');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(from, to));
  };

  test('never goes back: neither in version nor, when the clock was set back, in time', async () => {
    await built('1.1.0');
    sign();
    sign({ nowMs: ISSUED_AT_MS - DAY_MS, stagingPercent: 50 });
    expect(await signedOffer()).toMatchObject({ issuedAtMs: ISSUED_AT_MS + 1, stagingPercent: 50 });

    await built('1.0.9');

    expect(() => sign()).toThrow('1.0.9 is older than 1.1.0, which was signed before; --withdraw takes that back.');
  });
});

test('a version that was withdrawn is offered to nobody any more, and those who wait for it forget it', async () => {
  await built('1.1.0');
  sign();
  await built('1.0.0');
  sign({ isWithdrawal: true });

  expect(await signedOffer()).toMatchObject({ version: '1.0.0', issuedAtMs: ISSUED_AT_MS + 1 });
});

describe('verifying finds what an installation would refuse', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['no signature', () => rm(join(folder, `${channelFile}.sig`)), 'is refused: update.unsigned.'],
    ['a changed channel file', () => writeFile(join(folder, channelFile), '{}'), 'is refused: update.signature-wrong.'],
    ['a missing package', () => rm(join(folder, 'deskbell-console-1.1.0-amd64.deb')), 'amd64.deb is missing.'],
    ['a package for tests', () => writeFile(join(folder, 'deskbell-console-standin-1.1.0.deb'), ''), 'never released.'],
  ])('%s', async (_what, spoil, sentence) => {
    await built('1.1.0');
    sign();
    await spoil();

    expect(() => verifyRelease(folder, keys, ISSUED_AT_MS)).toThrow(sentence);
  });

  test('keys that are not pinned, and an offer that has expired', async () => {
    await built('1.1.0');
    sign({ privateKey: updateKeyPair().privateKey });
    expect(() => verifyRelease(folder, keys, ISSUED_AT_MS)).toThrow('is refused: update.key-unknown.');
    sign({ privateKey: reserve.privateKey });
    expect(() => verifyRelease(folder, keys, ISSUED_AT_MS)).not.toThrow();

    expect(() => verifyRelease(folder, keys, ISSUED_AT_MS + 91 * DAY_MS)).toThrow('has expired: sign it anew.');
  });
});

test('what was signed so is found, downloaded and ready to be installed by an installation', async () => {
  await built('1.1.0');
  sign();
  const server = await startUpdateServer();
  for (const name of [channelFile, `${channelFile}.sig`, 'deskbell-console-1.1.0-x86_64.AppImage']) {
    server.files.set(name, await readFile(join(folder, name)));
  }
  const { updates } = await anUpdateClient({ folder: await temporaryFolder(), feed: server.feed, keys });

  await updates.check();

  expect(updates.report().update).toMatchObject({ state: 'ready', version: '1.1.0' });
});

describe('keys', () => {
  test('are for their maker alone, and never written over', async () => {
    const path = join(folder, 'active.pem');
    const { publicKey } = makeKeys(path);

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(publicKey, 'base64')).toHaveLength(44);
    const pem = await readFile(path, 'utf8');
    expect(createPrivateKey(pem).asymmetricKeyType).toBe('ed25519');
    expect(() => makeKeys(path)).toThrow('No key was written');
    expect(await readFile(path, 'utf8')).toBe(pem);
  });
});

describe('npm run release', () => {
  const type = async (...words: readonly string[]) => {
    const script = join(import.meta.dirname, '../release.ts');
    try {
      const { stdout } = await run(process.execPath, [script, ...words]);
      return { said: stdout.trim(), code: 0 };
    } catch (error) {
      const { stderr, code } = error as { readonly stderr: string; readonly code: number };
      return { said: stderr.trim(), code };
    }
  };

  test('makes keys, signs with one and verifies with both', async () => {
    await built('1.1.0');
    const [first, second] = [join(folder, 'active.pem'), join(folder, 'reserve.pem')];
    const made = await Promise.all([type('keys', first), type('keys', second)]);
    const publicKeys = made.map(({ said }) => said.split('\n').at(-1));
    const pinned = join(folder, 'update-keys.json');
    await writeFile(pinned, JSON.stringify({ active: publicKeys[0], reserve: publicKeys[1] }));

    expect(await type('sign', folder, '--key', second, '--staging', '10')).toEqual({
      said: `Signed: ${channelFile}`,
      code: 0,
    });
    const { said } = await type('verify', folder, '--keys', pinned);

    expect(said).toMatch(/^console 1\.1\.0 for linux-x64: good, for 10 of 100 installations, until \d{4}-\d\d-\d\d$/);
    expect(made.map(({ said }) => said).join()).not.toContain('PRIVATE');
  });

  test('refuses a key that others may read', async () => {
    await built('1.1.0');
    const path = join(folder, 'active.pem');
    makeKeys(path);
    await chmod(path, 0o644);

    expect(await type('sign', folder, '--key', path)).toEqual({ said: 'The file is open to others.', code: 1 });
  });

  test.each([
    [[], 'What is meant is: npm run release'],
    [['sign', '.'], 'Signing needs --key and the private key.'],
    [['sign', '.', '--key', 'none.pem'], 'none.pem is not there.'],
    [['verify', '.'], 'Verifying needs --keys'],
  ])('says what is missing: %j', async (words, sentence) => {
    const { said, code } = await type(...words);

    expect([said.startsWith(sentence), code]).toEqual([true, 1]);
  });
});
