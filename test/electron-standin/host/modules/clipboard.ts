import type { Clipboard, ClipboardBookmark, ClipboardItem as ElectronClipboardItem } from 'electron';

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

/** A clipboard of this process: it neither reads nor changes the desktop's, nor what a page's own clipboard has. */
function createClipboard(): Omit<Clipboard, 'selection'> {
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

export const clipboard: Omit<Clipboard, 'selection'> & { readonly selection: Omit<Clipboard, 'selection'> } = {
  ...createClipboard(),
  selection: createClipboard(),
};
