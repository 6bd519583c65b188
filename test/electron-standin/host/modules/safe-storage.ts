import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { SafeStorage } from 'electron';
import { hostState, pathOf } from '../host-state.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** As in Chromium, `v11` marks a text sealed with the key store's key and `v10` one sealed with a password anybody knows. */
type Mark = 'v10' | 'v11';

let usesPlainText = false;

/**
 * Seals with AES-256-GCM. The key store of the desktop is a file that only this user can read, in the profile; started with
 * `--password-store=basic` there is no key store, as on a Linux desktop without one.
 */
export const safeStorage: SafeStorage = {
  isEncryptionAvailable: () => hostState.isReady && isAvailable(),
  isAsyncEncryptionAvailable: async () => {
    requireReady();
    return isAvailable();
  },
  getSelectedStorageBackend: () => {
    if (!hostState.isReady) return 'unknown';
    return hasKeyStore() ? 'gnome_libsecret' : 'basic_text';
  },
  setUsePlainTextEncryption: (usePlainText) => {
    usesPlainText = usePlainText;
  },
  encryptString: (plainText) => seal(plainText, 'encryptString'),
  encryptStringAsync: async (plainText) => seal(plainText, 'encryptStringAsync'),
  decryptString: (encrypted) => unseal(encrypted, 'decryptString'),
  decryptStringAsync: async (encrypted) => ({
    result: unseal(encrypted, 'decryptStringAsync'),
    shouldReEncrypt: false,
  }),
};

function hasKeyStore(): boolean {
  return hostState.startSwitches.get('password-store') !== 'basic';
}

function isAvailable(): boolean {
  return hasKeyStore() || usesPlainText;
}

function requireReady(): void {
  if (!hostState.isReady) throw new Error('safeStorage cannot be used before app is ready');
}

function seal(plainText: string, call: string): Buffer {
  requireReady();
  const trouble = `Error while encrypting the text provided to safeStorage.${call}.`;
  if (typeof plainText !== 'string') throw new TypeError(`${trouble} The text is not a string.`);
  if (!isAvailable()) throw new Error(`${trouble} Encryption is not available.`);
  const mark: Mark = hasKeyStore() ? 'v11' : 'v10';
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(mark), nonce);
  const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(mark), nonce, cipher.getAuthTag(), sealed]);
}

function unseal(encrypted: Buffer, call: string): string {
  requireReady();
  const trouble = `Error while decrypting the ciphertext provided to safeStorage.${call}.`;
  if (!isAvailable()) throw new Error(`${trouble} Decryption is not available.`);
  const mark = Buffer.from(encrypted).subarray(0, 3).toString('latin1');
  if (mark !== 'v10' && mark !== 'v11') throw new Error(`${trouble} Ciphertext does not appear to be encrypted.`);
  const nonceEnd = mark.length + NONCE_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(mark), encrypted.subarray(mark.length, nonceEnd));
    decipher.setAuthTag(encrypted.subarray(nonceEnd, nonceEnd + TAG_BYTES));
    return Buffer.concat([decipher.update(encrypted.subarray(nonceEnd + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  } catch (error) {
    throw new Error(trouble, { cause: error });
  }
}

function keyOf(mark: Mark): Buffer {
  if (mark === 'v10') return createHash('sha256').update('peanuts').digest();
  const file = path.join(pathOf('userData'), 'standin-key-store');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return fs.readFileSync(file);
}
