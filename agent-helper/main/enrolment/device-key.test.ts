import { createPublicKey, verify } from 'node:crypto';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { KeyVault } from './key-vault.ts';
import { loadDeviceKey, loadOrMakeDeviceKey } from './device-key.ts';

async function aKeyPath(): Promise<string> {
  return join(await temporaryFolder(), 'device-key.pem');
}

function isSigned(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

test('a device makes its key once and keeps it', async () => {
  const path = await aKeyPath();

  const made = await loadOrMakeDeviceKey(path, null);
  const again = await loadOrMakeDeviceKey(path, null);

  expect(again.publicKey).toBe(made.publicKey);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('where there is no key there is none', async () => {
  expect(await loadDeviceKey(await aKeyPath(), null)).toBeNull();
});

test('a challenge is signed for the one purpose of opening a session', async () => {
  const key = await loadOrMakeDeviceKey(await aKeyPath(), null);

  const signature = key.signChallenge('abc');

  expect(isSigned(key.publicKey, 'deskbell-device-session:abc', signature)).toBe(true);
  expect(isSigned(key.publicKey, 'abc', signature)).toBe(false);
});

/** Turns text round: enough to tell what was sealed from what was not. */
const turned = (text: string) => text.split('').toReversed().join('');
const vault: KeyVault = { seal: async (pem) => turned(pem), open: async (sealed) => turned(sealed) };

test('where the system keeps secrets the key is sealed, and opened by it alone', async () => {
  const path = await aKeyPath();

  const made = await loadOrMakeDeviceKey(path, vault);

  expect(await readFile(path, 'utf8')).not.toContain('PRIVATE KEY');
  expect(made.isSealed).toBe(true);
  expect((await loadDeviceKey(path, vault))?.publicKey).toBe(made.publicKey);
  await expect(loadDeviceKey(path, null)).rejects.toMatchObject({ code: 'key.sealed', details: { path } });
});

test('where it keeps none the key lies in its file, and says so', async () => {
  const path = await aKeyPath();

  const made = await loadOrMakeDeviceKey(path, { ...vault, seal: async () => null });

  expect(made.isSealed).toBe(false);
  expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY');
  expect((await loadDeviceKey(path, null))?.publicKey).toBe(made.publicKey);
});

test('a key that others could have read is not used, however good it is', async () => {
  const path = await aKeyPath();
  await loadOrMakeDeviceKey(path, null);
  await chmod(path, 0o644);

  await expect(loadDeviceKey(path, null)).rejects.toMatchObject({ code: 'file.not-private', details: { mode: '644' } });
  await expect(loadOrMakeDeviceKey(path, null)).rejects.toMatchObject({ code: 'file.not-private' });
});

test('a damaged key is named and left as it is: a new one would be another device', async () => {
  const path = await aKeyPath();
  await writeFile(path, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', { mode: 0o600 });

  await expect(loadOrMakeDeviceKey(path, null)).rejects.toMatchObject({ code: 'file.damaged', details: { path } });
  expect(await readFile(path, 'utf8')).toContain('AAAA');
});
