import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostState, setPathOf } from '../host-state.ts';
import { safeStorage } from './safe-storage.ts';

let profile: string;
beforeEach(() => {
  profile = fs.mkdtempSync(path.join(os.tmpdir(), 'safe-storage-test-'));
  setPathOf('userData', profile);
  hostState.isReady = true;
  hostState.startSwitches.clear();
  safeStorage.setUsePlainTextEncryption(false);
});
afterEach(() => fs.rmSync(profile, { recursive: true }));

test('what was sealed comes back, and the sealed form does not show it', async () => {
  const sealed = await safeStorage.encryptStringAsync('tökén');

  expect(sealed.toString('utf8')).not.toContain('tökén');
  expect(await safeStorage.decryptStringAsync(sealed)).toEqual({ result: 'tökén', shouldReEncrypt: false });
  expect(safeStorage.decryptString(safeStorage.encryptString('old way'))).toBe('old way');
});

test('the key is readable by its owner only, and another profile cannot open the secret', () => {
  const sealed = safeStorage.encryptString('token');
  const mode = fs.statSync(path.join(profile, 'standin-key-store')).mode & 0o777;
  setPathOf('userData', path.join(profile, 'other'));

  expect(mode).toBe(0o600);
  expect(() => safeStorage.decryptString(sealed)).toThrow('Error while decrypting');
});

test('a secret that was changed, or never sealed, is refused', async () => {
  const sealed = safeStorage.encryptString('token');
  sealed[sealed.length - 1]! ^= 1;

  expect(() => safeStorage.decryptString(sealed)).toThrow('Error while decrypting');
  await expect(safeStorage.decryptStringAsync(Buffer.from('plain'))).rejects.toThrow('does not appear to be encrypted');
});

test('without a key store nothing is sealed, unless the app insists on plain text', async () => {
  hostState.startSwitches.set('password-store', 'basic');

  expect(safeStorage.getSelectedStorageBackend()).toBe('basic_text');
  expect(safeStorage.isEncryptionAvailable()).toBe(false);
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
  await expect(safeStorage.encryptStringAsync('token')).rejects.toThrow('Encryption is not available');
  safeStorage.setUsePlainTextEncryption(true);
  expect(safeStorage.isEncryptionAvailable()).toBe(true);
  expect(safeStorage.decryptString(safeStorage.encryptString('token'))).toBe('token');
});

test('before the app is ready there is no key store yet', () => {
  hostState.isReady = false;

  expect(safeStorage.getSelectedStorageBackend()).toBe('unknown');
  expect(safeStorage.isEncryptionAvailable()).toBe(false);
  expect(() => safeStorage.encryptString('token')).toThrow('before app is ready');
});
