/** Round constants of SHA-256: the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = Uint32Array.from(primes(64), (prime) => fractionOf(Math.cbrt(prime)));
/** The hash of nothing so far: those of the square roots of the first eight (FIPS 180-4, 5.3.3). */
const firstState = primes(8).map((prime) => fractionOf(Math.sqrt(prime)));

const BLOCK_BYTES = 64;

/**
 * SHA-256 of `bytes` in lower-case hexadecimal (FIPS 180-4).
 *
 * Browsers have one of their own only on pages that came over TLS or from this machine; a desk on a plain address of the
 * house still has files. Ours takes about a second for the largest of them, so it belongs in a worker.
 */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Typed as always there, which it is not on such pages.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return plainSha256(bytes);
  return hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

/** The same without the browser's help. */
export function plainSha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(firstState);
  const schedule = new Uint32Array(64);
  const wholeBytes = bytes.length - (bytes.length % BLOCK_BYTES);
  for (let offset = 0; offset < wholeBytes; offset += BLOCK_BYTES) {
    digestBlock(state, schedule, new DataView(bytes.buffer, bytes.byteOffset + offset, BLOCK_BYTES));
  }
  const rest = paddedRest(bytes, wholeBytes);
  for (let offset = 0; offset < rest.length; offset += BLOCK_BYTES) {
    digestBlock(state, schedule, new DataView(rest.buffer, offset, BLOCK_BYTES));
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** What is left after whole blocks, a bit that is set, zeros, and the length in bits (FIPS 180-4, 5.1.1). */
function paddedRest(bytes: Uint8Array, fromByte: number): Uint8Array {
  const left = bytes.length - fromByte;
  const padded = new Uint8Array(left + 9 <= BLOCK_BYTES ? BLOCK_BYTES : 2 * BLOCK_BYTES);
  padded.set(bytes.subarray(fromByte));
  padded[left] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return padded;
}

/** One block into the state (FIPS 180-4, 6.2.2). */
function digestBlock(state: Uint32Array, schedule: Uint32Array, block: DataView): void {
  for (let index = 0; index < 16; index += 1) schedule[index] = block.getUint32(index * 4);
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [schedule[index - 15]!, schedule[index - 2]!];
    const small0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const small1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[index] = schedule[index - 16]! + small0 + schedule[index - 7]! + small1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Word8;
  for (let index = 0; index < 64; index += 1) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + big1 + choice + roundConstants[index]! + schedule[index]!) | 0;
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + big0 + majority) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = state[index]! + word;
}

type Word8 = [number, number, number, number, number, number, number, number];

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits after the point. */
function fractionOf(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
