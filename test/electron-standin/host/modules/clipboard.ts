import type { Clipboard, ClipboardBookmark, ClipboardItem as ElectronClipboardItem } from 'electron';
import { isHeadless } from '../host-state.ts';
import type { XSelection } from './x-selection.ts';

const bookmarkType = 'electron application/bookmark';

type Payload = string | Blob | ClipboardBookmark;

/** What stands on a clipboard, one entry per type, as in the web's own `ClipboardItem`. */
export class ClipboardItem implements Pick<ElectronClipboardItem, 'types' | 'getType'> {
  readonly types: string[];
  readonly #payloads: Readonly<Record<string, Payload | Promise<Blob | string>>>;

  constructor(items: ConstructorParameters<typeof ElectronClipboardItem>[0]) {
    this.#payloads = { ...items };
    this.types = Object.keys(items);
    if (this.types.length === 0) throw new TypeError('ClipboardItem must hold at least one type.');
  }

  getType: ElectronClipboardItem['getType'] = async (type: string): Promise<never> => {
    const payload = await this.#payloads[type];
    if (payload === undefined) throw new Error(`The type ${type} was not found.`);
    const isBookmark = type === bookmarkType;
    // The type of the answer hangs on the text of the question, which the signature says and the compiler cannot follow.
    return (isBookmark || payload instanceof Blob ? payload : new Blob([payload as string], { type })) as never;
  };
}

type OneClipboard = Omit<Clipboard, 'selection'>;

/** A clipboard of this process: it neither reads nor changes the desktop's, nor what a page's own clipboard has. */
export function createOwnClipboard(): OneClipboard {
  let held: ElectronClipboardItem[] = [];
  const itemWith = (type: string) => held.find(({ types }) => types.includes(type));
  return {
    clear: () => {
      held = [];
    },
    has: async (type) => itemWith(type) !== undefined,
    read: async () => [...held],
    write: async (items) => {
      held = [...items];
    },
    readText: async () => {
      const blob = await itemWith('text/plain')?.getType('text/plain');
      return (await blob?.text()) ?? '';
    },
    writeText: async (text) => {
      held = [new ClipboardItem({ 'text/plain': text })];
    },
  };
}

const X_TEXT = 'UTF8_STRING';
const rawFormat = /^electron application\/osclipboard;format="(.+)"$/;

/** The form of an X server's clipboard that a type of Electron's stands for. */
function xFormOf(type: string): string {
  return type === 'text/plain' ? X_TEXT : (rawFormat.exec(type)?.[1] ?? type);
}

/** The clipboard of an X server, as all its programs have it. Its forms have no bookmarks. */
export function createXClipboard(open: () => Promise<XSelection>): OneClipboard {
  let opened: Promise<XSelection> | null = null;
  const selection = (): Promise<XSelection> => (opened ??= open());

  async function write(items: readonly ElectronClipboardItem[]): Promise<void> {
    const forms = new Map<string, Buffer>();
    for (const item of items) {
      for (const type of item.types.filter((one) => one !== bookmarkType)) {
        const blob = (await item.getType(type)) as Blob;
        forms.set(xFormOf(type), Buffer.from(await blob.arrayBuffer()));
      }
    }
    await (await selection()).own(forms);
  }

  async function read(): Promise<ElectronClipboardItem[]> {
    const x = await selection();
    const payloads: Record<string, Blob> = {};
    for (const form of await x.forms()) {
      const type = form === X_TEXT ? 'text/plain' : `electron application/osclipboard;format="${form}"`;
      const bytes = await x.read(form);
      if (bytes !== null) payloads[type] = new Blob([new Uint8Array(bytes)], { type });
    }
    return Object.keys(payloads).length === 0 ? [] : [new ClipboardItem(payloads)];
  }

  return {
    read,
    write,
    clear: () => void selection().then((x) => x.own(new Map())),
    has: async (type) => (await (await selection()).forms()).includes(xFormOf(type)),
    readText: async () => (await (await selection()).read(X_TEXT))?.toString('utf8') ?? '',
    writeText: (text) => write([new ClipboardItem({ 'text/plain': text })]),
  };
}

function createClipboard(name: 'CLIPBOARD' | 'PRIMARY'): OneClipboard {
  const display = process.env['DISPLAY'];
  if (display === undefined || isHeadless()) return createOwnClipboard();
  return createXClipboard(async () => {
    const { openXSelection } = await import('./x-selection.ts');
    return await openXSelection(display, name);
  });
}

export const clipboard: OneClipboard & { readonly selection: OneClipboard } = {
  ...createClipboard('CLIPBOARD'),
  selection: createClipboard('PRIMARY'),
};
