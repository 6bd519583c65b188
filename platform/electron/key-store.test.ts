import { expect, test } from 'vitest';
import { createKeyStore } from './key-store.ts';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

function aKeyStore({
  backend = 'gnome_libsecret' as Backend,
  isAvailable = true,
  platform = 'linux' as NodeJS.Platform,
}) {
  const reasons: unknown[] = [];
  const keyStore = createKeyStore(
    {
      isAsyncEncryptionAvailable: async () => isAvailable,
      getSelectedStorageBackend: () => backend,
      encryptStringAsync: async (secret) => Buffer.from(`sealed ${secret}`),
      decryptStringAsync: async (sealed) => {
        const text = sealed.toString();
        if (!text.startsWith('sealed ')) throw new Error('This was sealed elsewhere.');
        return { result: text.replace('sealed ', ''), shouldReEncrypt: false };
      },
    },
    platform,
    (reason) => reasons.push(reason),
  );
  return { keyStore, reasons };
}

test('a secret comes back as it was', async () => {
  const { keyStore } = aKeyStore({});
  const sealed = await keyStore.seal('token');

  expect(sealed).not.toContain('token');
  expect(await keyStore.open(sealed ?? '')).toBe('token');
});

test.each(['basic_text', 'unknown'] as const)('on Linux, %s is no place for secrets', async (backend) => {
  const { keyStore } = aKeyStore({ backend });

  expect(await keyStore.isSafe()).toBe(false);
  expect(await keyStore.seal('token')).toBeNull();
  expect(await keyStore.open('c2VhbGVk')).toBeNull();
});

test('elsewhere the system says itself whether it has a key store', async () => {
  expect(await aKeyStore({ platform: 'win32', backend: 'unknown' }).keyStore.isSafe()).toBe(true);
  expect(await aKeyStore({ platform: 'darwin', isAvailable: false }).keyStore.isSafe()).toBe(false);
});

test('what was sealed on another computer is gone, and the log says why', async () => {
  const { keyStore, reasons } = aKeyStore({});

  expect(await keyStore.open(Buffer.from('foreign').toString('base64'))).toBeNull();
  expect(reasons).toHaveLength(1);
});
