import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from 'electron';

/** What stands in a context menu, in the language of whoever reads it. */
export interface ContextMenuWords {
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly copyLink: string;
  readonly learnWord: string;
  readonly noSuggestions: string;
}

export interface ContextMenuActs {
  readonly replaceMisspelling: (word: string) => void;
  /** Into the speller's own dictionary on this device. */
  readonly learnWord: (word: string) => void;
  readonly copyText: (text: string) => void;
}

type Asked = Pick<
  ContextMenuParams,
  'isEditable' | 'editFlags' | 'selectionText' | 'linkURL' | 'misspelledWord' | 'dictionarySuggestions'
>;
type Item = MenuItemConstructorOptions;

/** More would push what people look for off the menu. */
const MOST_SUGGESTIONS = 5;

/** What the menu at this place offers: spellings, and the clipboard. Empty where there is nothing to offer. */
export function contextMenuItems(asked: Asked, words: ContextMenuWords, acts: ContextMenuActs): readonly Item[] {
  const groups = [spellingItems(asked, words, acts), clipboardItems(asked, words), linkItems(asked, words, acts)];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ type: 'separator' as const }, ...group]));
}

function spellingItems(
  { isEditable, misspelledWord, dictionarySuggestions }: Asked,
  words: ContextMenuWords,
  acts: ContextMenuActs,
): readonly Item[] {
  if (!isEditable || misspelledWord === '') return [];
  const suggestions = dictionarySuggestions
    .slice(0, MOST_SUGGESTIONS)
    .map((word): Item => ({ label: word, click: () => acts.replaceMisspelling(word) }));
  const none: Item = { label: words.noSuggestions, enabled: false };
  return [
    ...(suggestions.length === 0 ? [none] : suggestions),
    { label: words.learnWord, click: () => acts.learnWord(misspelledWord) },
  ];
}

function clipboardItems({ isEditable, editFlags, selectionText }: Asked, words: ContextMenuWords): readonly Item[] {
  if (isEditable) {
    return [
      { role: 'cut', label: words.cut, enabled: editFlags.canCut },
      { role: 'copy', label: words.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
      { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: words.copy, enabled: editFlags.canCopy }];
}

/** Links within the app have addresses that mean nothing outside of it. */
function linkItems({ linkURL }: Asked, words: ContextMenuWords, acts: ContextMenuActs): readonly Item[] {
  return /^(?:https?|mailto|tel):/.test(linkURL)
    ? [{ label: words.copyLink, click: () => acts.copyText(linkURL) }]
    : [];
}

export interface ContextMenuOptions {
  readonly words: () => ContextMenuWords;
  readonly copyText: (text: string) => void;
  /** Shows the items at the pointer. */
  readonly popUp: (items: readonly Item[]) => void;
}

type MenuContents = Pick<WebContents, 'on' | 'replaceMisspelling'> & {
  readonly session: Pick<WebContents['session'], 'addWordToSpellCheckerDictionary'>;
};

/** Gives a page the context menu that people expect of a text field. */
export function offerContextMenu(contents: MenuContents, { words, copyText, popUp }: ContextMenuOptions): void {
  contents.on('context-menu', (_event, asked) => {
    const items = contextMenuItems(asked, words(), {
      replaceMisspelling: (word) => contents.replaceMisspelling(word),
      learnWord: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
      copyText,
    });
    if (items.length > 0) popUp(items);
  });
}
