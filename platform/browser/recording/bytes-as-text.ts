import type { Bytes } from './recording-file.ts';

/** Base64 with its padding, of what is short enough for one string. */
export function base64Of(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

/** @param text As a schema has found it to be base64. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** Lower-case hexadecimal. */
export function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
