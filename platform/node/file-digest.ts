import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1_024 * 1_024;

/** SHA-512 of a file, base64. At once and not later: the last thing an ending app does cannot be waited for. */
export function sha512OfFile(path: string): string {
  const digest = createHash('sha512');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
      digest.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return digest.digest('base64');
}
