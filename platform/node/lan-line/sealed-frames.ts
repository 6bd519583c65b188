import { createCipheriv, createDecipheriv } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const NONCE_BYTES = 12;

/** Makes a frame of a text. */
export type Seal = (text: string) => Buffer;
/** `null` for what the other end has not sealed. */
export type Open = (sealed: Buffer) => string | null;

/** Seals texts for one direction of a line: each under a number of its own, so that none is repeated, moved or left out. */
export function createSealer(key: Buffer): Seal {
  const nextNonce = countedNonces();
  return (text) => {
    const cipher = createCipheriv(CIPHER, key, nextNonce());
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return framed(sealed);
  };
}

/** Opens what the other end sealed, in its order. */
export function createOpener(key: Buffer): Open {
  const nextNonce = countedNonces();
  return (sealed) => {
    if (sealed.length < TAG_BYTES) return null;
    const opening = createDecipheriv(CIPHER, key, nextNonce());
    opening.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return opening.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8') + opening.final('utf8');
    } catch {
      // Sealed by another key, or changed on the way: nobody at the other end has said it.
      return null;
    }
  };
}

function countedNonces(): () => Buffer {
  let count = 0n;
  return () => {
    const nonce = Buffer.alloc(NONCE_BYTES);
    nonce.writeBigUInt64BE(count, NONCE_BYTES - 8);
    count += 1n;
    return nonce;
  };
}

function framed(sealed: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

/** Cuts what comes over a socket into what was said, whatever pieces it comes in. */
export class FrameReader {
  #pieces: Buffer = Buffer.alloc(0);

  add(piece: Buffer): void {
    this.#pieces = this.#pieces.length === 0 ? piece : Buffer.concat([this.#pieces, piece]);
  }

  /** So many bytes without a length before them; `null` while they have not all come. */
  takeBytes(count: number): Buffer | null {
    if (this.#pieces.length < count) return null;
    return this.#take(count);
  }

  /** The next frame; `null` while it has not all come, `too-large` when it is longer than that. */
  takeFrame(mostBytes: number): Buffer | null | 'too-large' {
    if (this.#pieces.length < LENGTH_BYTES) return null;
    const length = this.#pieces.readUInt32BE();
    if (length > mostBytes + TAG_BYTES) return 'too-large';
    if (this.#pieces.length < LENGTH_BYTES + length) return null;
    return this.#take(LENGTH_BYTES + length).subarray(LENGTH_BYTES);
  }

  #take(count: number): Buffer {
    const taken = this.#pieces.subarray(0, count);
    this.#pieces = this.#pieces.subarray(count);
    return taken;
  }
}
