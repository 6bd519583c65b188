/** What Chromium has on byte arrays, and Node 24 does not yet. */
interface TextualBytes {
  toBase64(): string;
}
interface BytesFromText {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

export function bytesToBase64(bytes: Uint8Array): string {
  if (typeof Buffer === 'function') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
  return (bytes as Uint8Array & TextualBytes).toBase64();
}

export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (typeof Buffer === 'function') return Uint8Array.from(Buffer.from(text, 'base64'));
  return (Uint8Array as typeof Uint8Array & BytesFromText).fromBase64(text);
}
