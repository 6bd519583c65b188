/** Reads `length` bytes at `offset`; what lies beyond the end, or cannot be read, is left out or zero. */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** A database file, and the log that SQLite keeps beside it; either may be damaged in any way. */
export interface DamagedDatabase {
  readonly file: { readonly sizeBytes: number; readonly read: ReadBytes };
  readonly log: { readonly sizeBytes: number; readonly read: ReadBytes };
}

/**
 * The pages of our databases: as they were made at first, which is SQLite's own default, and as they are made now. A header
 * that is damaged may say anything, so all of these are tried; rows make sense under one of them only.
 */
export const PAGE_SIZES = [4_096, 8_192] as const;
/** https://www.sqlite.org/fileformat2.html#walformat */
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** A leaf of a table's tree, the only place where rows lie. */
const TABLE_LEAF = 0x0d;
/** Before the first page's own header stands the file's. */
const FILE_HEADER_BYTES = 100;
/** More than the longest document has; a chain that goes round in a circle ends here. */
const MOST_OVERFLOW_PAGES = 4_096;

const decoder = new TextDecoder('utf-8', { fatal: true });

interface Page {
  readonly bytes: Uint8Array;
  /** Before its own header stands the file's. */
  readonly isFirst: boolean;
  readonly pageBytes: number;
}
type ReadPage = (page: number) => Uint8Array;

/**
 * Every document that can still be read from a database of ours, whatever happened to its header, its tables or its
 * trees: SQLite is not asked, each page is looked at by itself, and rows that make no sense are left out. The same
 * document comes several times where several versions of its page are there, the one written last mostly last.
 *
 * Layout: https://www.sqlite.org/fileformat2.html#b_tree_pages; rows are those of `sqlite-storage/open-table.ts`.
 */
export function* salvageDocuments(database: DamagedDatabase): Iterable<object> {
  for (const pageBytes of PAGE_SIZES) yield* documentsIn(database, pageBytes);
}

function* documentsIn({ file, log }: DamagedDatabase, pageBytes: number): Iterable<object> {
  const inLog = new Map<number, number>();
  for (const { offset, page } of framesOf(log, pageBytes)) inLog.set(page, offset);
  const inFile: ReadPage = (page) => file.read((page - 1) * pageBytes, pageBytes);
  const newest: ReadPage = (page) => {
    const offset = inLog.get(page);
    return offset === undefined ? inFile(page) : log.read(offset, pageBytes);
  };
  const overflows = [newest, inFile];
  for (let page = 1; (page - 1) * pageBytes < file.sizeBytes; page += 1) {
    yield* documentsOn({ bytes: inFile(page), isFirst: page === 1, pageBytes }, overflows);
  }
  for (const { offset, page } of framesOf(log, pageBytes)) {
    yield* documentsOn({ bytes: log.read(offset, pageBytes), isFirst: page === 1, pageBytes }, overflows);
  }
}

/** Where the log has which page. Frames of an earlier use of the log are older than those before them; that does no harm. */
function* framesOf(
  { sizeBytes, read }: DamagedDatabase['log'],
  pageBytes: number,
): Iterable<{ offset: number; page: number }> {
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  for (let at = LOG_HEADER_BYTES; at + frameBytes <= sizeBytes; at += frameBytes) {
    const header = read(at, FRAME_HEADER_BYTES);
    if (header.byteLength === FRAME_HEADER_BYTES)
      yield { offset: at + FRAME_HEADER_BYTES, page: numberAt(header, 0, 4) };
  }
}

function* documentsOn(page: Page, overflows: readonly ReadPage[]): Iterable<object> {
  const { bytes, isFirst, pageBytes } = page;
  const start = isFirst ? FILE_HEADER_BYTES : 0;
  if (bytes.byteLength < pageBytes || bytes[start] !== TABLE_LEAF) return;
  const cells = Math.min(numberAt(bytes, start + 3, 2), pageBytes / 4);
  for (let cell = 0; cell < cells; cell += 1) {
    const at = numberAt(bytes, start + 8 + cell * 2, 2);
    for (const overflow of overflows) {
      const document = documentIn(page, at, overflow);
      if (document === null) continue;
      yield document;
      break;
    }
  }
}

/** The document of one row; `null` when there is none, or not all of it. */
function documentIn(page: Page, at: number, overflow: ReadPage): object | null {
  const [payloadBytes, afterSize] = varintAt(page.bytes, at);
  const [, begin] = varintAt(page.bytes, afterSize);
  const payload = wholePayload(page, begin, payloadBytes, overflow);
  if (payload === null) return null;
  const [headerBytes, afterHeaderSize] = varintAt(payload, 0);
  const [idType, afterId] = varintAt(payload, afterHeaderSize);
  const [documentType] = varintAt(payload, afterId);
  const [idBytes, documentBytes] = [textBytes(idType), textBytes(documentType)];
  if (idBytes === null || documentBytes === null) return null;
  const from = headerBytes + idBytes;
  if (from + documentBytes > payload.byteLength) return null;
  return parsed(payload.subarray(from, from + documentBytes));
}

/** How much of a row stands on its page: https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages. */
function wholePayload({ bytes, pageBytes }: Page, begin: number, size: number, overflow: ReadPage): Uint8Array | null {
  const most = pageBytes - 35;
  if (size <= most) return begin + size <= pageBytes ? bytes.subarray(begin, begin + size) : null;
  const least = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
  const wanted = least + ((size - least) % (pageBytes - 4));
  const here = wanted <= most ? wanted : least;
  if (begin + here + 4 > pageBytes || size > MOST_OVERFLOW_PAGES * pageBytes) return null;

  const payload = new Uint8Array(size);
  payload.set(bytes.subarray(begin, begin + here));
  let filled = here;
  let next = numberAt(bytes, begin + here, 4);
  while (filled < size) {
    const rest = next === 0 ? new Uint8Array() : overflow(next);
    if (rest.byteLength < pageBytes) return null;
    const part = rest.subarray(4, Math.min(pageBytes, 4 + size - filled));
    payload.set(part, filled);
    filled += part.byteLength;
    next = numberAt(rest, 0, 4);
  }
  return payload;
}

function parsed(bytes: Uint8Array): object | null {
  try {
    const document: unknown = JSON.parse(decoder.decode(bytes));
    return typeof document === 'object' ? document : null;
  } catch {
    // What the damage left of it is no document.
    return null;
  }
}

/** The length of a text by its serial type; `null` for anything that is no text. */
function textBytes(serialType: number): number | null {
  return serialType >= 13 && serialType % 2 === 1 ? (serialType - 13) / 2 : null;
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index += 1) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

/** A number of one to nine bytes, and where the next begins. Larger ones than a double holds are of no row of ours. */
function varintAt(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}
