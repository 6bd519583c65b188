import type { SafeStorage } from 'electron';

/** The system's place for secrets: the key chain, DPAPI, a secret service. */
export interface KeyStore {
  /** False on a Linux desktop without a secret service: Chromium would seal with a password that everybody knows. */
  readonly isSafe: () => Promise<boolean>;
  /** The secret as text that only this user on this computer can open; `null` where there is no safe place. */
  readonly seal: (secret: string) => Promise<string | null>;
  /** The secret again; `null` when it cannot be opened, on another computer or after a change of the key store. */
  readonly open: (sealed: string) => Promise<string | null>;
}

type KeyStorePorts = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/** @param onUnreadable What had been sealed cannot be opened; the reason, for the log. */
export function createKeyStore(
  safeStorage: KeyStorePorts,
  platform: NodeJS.Platform,
  onUnreadable: (reason: unknown) => void,
): KeyStore {
  async function isSafe(): Promise<boolean> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    if (platform !== 'linux') return true;
    const backend = safeStorage.getSelectedStorageBackend();
    return backend !== 'basic_text' && backend !== 'unknown';
  }

  return {
    isSafe,
    seal: async (secret) => {
      if (!(await isSafe())) return null;
      return (await safeStorage.encryptStringAsync(secret)).toString('base64');
    },
    open: async (sealed) => {
      if (!(await isSafe())) return null;
      try {
        return (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result;
      } catch (error) {
        onUnreadable(error);
        return null;
      }
    },
  };
}
