/** What one key means: for each layout its symbols by level (by itself, Shift, AltGr, both). Empty for a key without meaning. */
export type SymbolsOfKey = readonly (readonly number[])[];

/** By keycode. */
export type KeySymbols = ReadonlyMap<number, SymbolsOfKey>;

/** Replies of the package come without their first eight bytes. */
const CUT_OFF = 8;
const HEADER_BYTES = 40;
const KEY_BYTES = 8;

/** The answer of XKB's GetMap with nothing but symbols in it (XKBproto.h, xkbGetMapReply and xkbSymMapWireDesc). */
export function unpackKeySymbols(body: Buffer): KeySymbols {
  const firstKeycode = body.readUInt8(17 - CUT_OFF);
  const count = body.readUInt8(20 - CUT_OFF);
  const found = new Map<number, SymbolsOfKey>();
  let at = HEADER_BYTES - CUT_OFF;
  for (let key = 0; key < count; key += 1) {
    const groups = body.readUInt8(at + 4) & 0x0f;
    const width = body.readUInt8(at + 5);
    const symbolCount = body.readUInt16LE(at + 6);
    const symbolAt = (index: number) => body.readUInt32LE(at + KEY_BYTES + 4 * index);
    const levels = (group: number) => Array.from({ length: width }, (_, level) => symbolAt(group * width + level));
    found.set(firstKeycode + key, symbolCount === 0 ? [] : Array.from({ length: groups }, (_, group) => levels(group)));
    at += KEY_BYTES + 4 * symbolCount;
  }
  return found;
}
