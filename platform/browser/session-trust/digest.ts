import { sha256Of } from '#platform/any/attachment/sha256.ts';
import { textOf } from '#platform/any/exchange/signing.ts';

/** SHA-256 of a text in UTF-8; also on pages of a plain address, where the browser has none of its own. */
export async function digestOf(text: string): Promise<Uint8Array> {
  const hash = await sha256Of(new TextEncoder().encode(text));
  return Uint8Array.from(hash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The same in base64. */
export async function digestTextOf(text: string): Promise<string> {
  return textOf(await digestOf(text));
}

/** 256 bits of chance in base64. */
export function newNonce(): string {
  return textOf(crypto.getRandomValues(new Uint8Array(32)));
}
