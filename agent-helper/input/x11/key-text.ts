import x11 from 'x11';

const UNICODE = 0x0100_0000;

/** Symbols of X from before Unicode that write a character, as keysymdef.h tells; those of the number pad are none of these. */
const olderSymbols: ReadonlyMap<number, string> = new Map(
  Object.values(x11.keySyms).flatMap((symbol) => {
    if (typeof symbol === 'number' || symbol.description === null || symbol.code >= 0xfd00) return [];
    const character = /^\((.)\) /u.exec(symbol.description)?.[1];
    return character === undefined ? [] : [[symbol.code, character] as const];
  }),
);

/** What a symbol writes; `null` for one that writes nothing, dead ones among them. */
export function textOfSymbol(symbol: number): string | null {
  if (symbol >= UNICODE) return symbol <= UNICODE + 0x10_ff_ff ? String.fromCodePoint(symbol - UNICODE) : null;
  const isLatin1 = (symbol >= 0x20 && symbol <= 0x7e) || (symbol >= 0xa0 && symbol <= 0xff);
  return isLatin1 ? String.fromCodePoint(symbol) : (olderSymbols.get(symbol) ?? null);
}

/** A symbol that writes this one character. */
export function symbolOfText(character: string): number {
  const point = character.codePointAt(0)!;
  return point < 0x100 ? point : UNICODE + point;
}
