import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '#contracts/fault.ts';

/** What one hash costs. `memoryKiB` is taken for as long as it is computed. */
export interface HashCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** argon2id as the OWASP Password Storage Cheat Sheet asks for at least: 19 MiB, two passes, one lane. */
export const presentCost: HashCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };

const HASH_BYTES = 32;
const SALT_BYTES = 16;
const deriveKey = promisify(argon2);

interface StoredHash {
  readonly cost: HashCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/**
 * Hashes a password for keeping, as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
 * The cost stands with the hash, so that it can be raised while old hashes stay good.
 */
export async function hashPassword(password: string, cost: HashCost = presentCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost, HASH_BYTES);
  const { memoryKiB, passes, lanes } = cost;
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** Whether a password is the one that was hashed. Takes as long for a wrong one as for the right one. */
export async function isPasswordOf(stored: string, password: string): Promise<boolean> {
  const { cost, salt, hash } = readHash(stored);
  return timingSafeEqual(await derive(password, salt, cost, hash.byteLength), hash);
}

/** Whether a hash was made more cheaply than hashes are made now, and should be made again. */
export function isCheaperThan(stored: string, cost: HashCost): boolean {
  const spent = readHash(stored).cost;
  return spent.memoryKiB < cost.memoryKiB || spent.passes < cost.passes || spent.lanes < cost.lanes;
}

/** A well-formed hash that no password fits: what a sign-in with an unknown login is compared with, at equal cost. */
export function hashOfNobody(cost: HashCost = presentCost): string {
  const { memoryKiB, passes, lanes } = cost;
  const noise = randomBytes(SALT_BYTES + HASH_BYTES);
  const [salt, hash] = [noise.subarray(0, SALT_BYTES), noise.subarray(SALT_BYTES)];
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
}

async function derive(password: string, nonce: Buffer, cost: HashCost, tagLength: number): Promise<Buffer> {
  const { memoryKiB: memory, passes, lanes: parallelism } = cost;
  // One password typed on two keyboards may come as different code points (NIST SP 800-63B, 3.1.1.2).
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return deriveKey('argon2id', { message, nonce, memory, passes, parallelism, tagLength });
}

function readHash(stored: string): StoredHash {
  const parts = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(
    stored,
  );
  if (parts === null) throw new Fault('account.hash-unreadable', 'A stored password hash is not one of ours.');
  const [, memoryKiB, passes, lanes, salt = '', hash = ''] = parts;
  return {
    cost: { memoryKiB: Number(memoryKiB), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
