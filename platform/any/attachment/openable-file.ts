import { sniffImage } from '#domain/kernel/image-type.ts';
import { zipNames } from './zip-names.ts';

type IsOfKind = (bytes: Uint8Array) => boolean;

/**
 * Files that a program of the system shows without running anything in them, by the ending of their name: that is what
 * systems choose the program by. Not here are programs, scripts and shortcuts; pages and SVG, which are scripts; archives and
 * disk images, which hide what they hold; tables as text, whose cells may be orders to a program; office documents of the
 * old kinds, which do not say whether they have macros; RTF, which carries other files.
 */
const openable: ReadonlyMap<string, IsOfKind> = new Map([
  ['png', (bytes: Uint8Array) => sniffImage(bytes) === 'image/png'],
  ['jpg', (bytes: Uint8Array) => sniffImage(bytes) === 'image/jpeg'],
  ['jpeg', (bytes: Uint8Array) => sniffImage(bytes) === 'image/jpeg'],
  ['gif', (bytes: Uint8Array) => sniffImage(bytes) === 'image/gif'],
  ['webp', (bytes: Uint8Array) => sniffImage(bytes) === 'image/webp'],
  ['pdf', (bytes: Uint8Array) => beginsWith(bytes, '%PDF-')],
  ['txt', isPlainText],
  ['log', isPlainText],
  ['docx', (bytes: Uint8Array) => isOfficeDocument(bytes, 'word/')],
  ['xlsx', (bytes: Uint8Array) => isOfficeDocument(bytes, 'xl/')],
  ['pptx', (bytes: Uint8Array) => isOfficeDocument(bytes, 'ppt/')],
  ['odt', (bytes: Uint8Array) => isOpenDocument(bytes, 'text')],
  ['ods', (bytes: Uint8Array) => isOpenDocument(bytes, 'spreadsheet')],
  ['odp', (bytes: Uint8Array) => isOpenDocument(bytes, 'presentation')],
]);

/** Whether files of this name may be of a kind that is opened. Their bytes have the last word. */
export function mayOpen(name: string): boolean {
  return openable.has(endingOf(name));
}

/** Whether a file is of a kind that is opened: by its name and by its bytes, which have to say the same. */
export function isOpenable(name: string, bytes: Uint8Array): boolean {
  return openable.get(endingOf(name))?.(bytes) === true;
}

/** What stands behind the last dot of a name, in lower case; empty where nothing does. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Macros, controls, and files inside the document, in whatever spelling. */
const activeParts = /(?:^|\/)(?:vbaproject|vbadata|macrosheets|activex|embeddings|oleobject)/i;

function isOfficeDocument(bytes: Uint8Array, folder: string): boolean {
  const names = zipNames(bytes);
  if (names === null || names.some((name) => activeParts.test(name))) return false;
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(folder));
}

/** OpenDocument 1.3, part 2, 3.3: the first part is called `mimetype`, is not packed, and has the type. */
function isOpenDocument(bytes: Uint8Array, kind: string): boolean {
  const names = zipNames(bytes);
  if (names === null || names[0] !== 'mimetype') return false;
  if (names.some((name) => /^(?:basic|scripts)\//i.test(name))) return false;
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 120));
  return head.startsWith(`mimetypeapplication/vnd.oasis.opendocument.${kind}PK`);
}

/** What stands between the words of a text below the first letter: tab, line ends, a new page, colours of a terminal. */
const unseenInTexts: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const FIRST_SEEN = 0x20;

/** Eight-bit text of any alphabet, or UTF-16 that says so as Windows writes it, without what no text has. */
function isPlainText(bytes: Uint8Array): boolean {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const letters = isWide ? new Uint16Array(bytes.slice(0, bytes.length & ~1).buffer) : bytes;
  if (letters.some((letter) => letter < FIRST_SEEN && !unseenInTexts.has(letter))) return false;
  return !isOrder(new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 200)));
}

/** Scripts and shortcuts of desktops, whatever they call themselves. */
function isOrder(beginning: string): boolean {
  return /^\s*(?:#!|\[(?:desktop entry|internetshortcut)\])/i.test(beginning);
}

function beginsWith(bytes: Uint8Array, head: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, head.length)) === head;
}
