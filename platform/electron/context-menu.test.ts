import { describe, expect, test } from 'vitest';
import { contextMenuItems } from './context-menu.ts';

const words = {
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  copyLink: 'Copy link',
  learnWord: 'Add to dictionary',
  noSuggestions: 'No suggestions',
};
const noFlags = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: true,
  canDelete: false,
  canSelectAll: true,
  canEditRichly: false,
};
const nowhere = {
  isEditable: false,
  editFlags: noFlags,
  selectionText: '',
  linkURL: '',
  misspelledWord: '',
  dictionarySuggestions: [],
};

function menuAt(over: Partial<Parameters<typeof contextMenuItems>[0]>) {
  const done: string[] = [];
  const items = contextMenuItems({ ...nowhere, ...over }, words, {
    replaceMisspelling: (word) => done.push(`replaced by ${word}`),
    learnWord: (word) => done.push(`learned ${word}`),
    copyText: (text) => done.push(`copied ${text}`),
  });
  return { items, labels: items.map(({ label, type }) => label ?? type), done };
}

describe('the context menu', () => {
  test('is none where nothing can be done', () => {
    expect(menuAt({}).items).toEqual([]);
  });

  test('offers the clipboard in a text field, as far as it can be used', () => {
    const { items, labels } = menuAt({ isEditable: true });
    expect(labels).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);
    expect(items.map(({ enabled }) => enabled)).toEqual([false, false, true, true]);
  });

  test('offers spellings first, and to learn the word', () => {
    const misspelt = { isEditable: true, misspelledWord: 'pritner', dictionarySuggestions: ['printer', 'printers'] };
    const { items, labels, done } = menuAt(misspelt);
    expect(labels.slice(0, 4)).toEqual(['printer', 'printers', 'Add to dictionary', 'separator']);

    for (const { click } of items) click?.({} as never, undefined, {});
    expect(done).toEqual(['replaced by printer', 'replaced by printers', 'learned pritner']);
  });

  test('says so when no spelling is near', () => {
    const { items } = menuAt({ isEditable: true, misspelledWord: 'xqzt' });
    expect(items[0]).toMatchObject({ label: 'No suggestions', enabled: false });
  });

  test('copies a link that leads out of the app, and none that leads within it', () => {
    expect(menuAt({ linkURL: 'https://vendor.example/kb' }).labels).toEqual(['Copy link']);
    expect(menuAt({ linkURL: 'app://console/queue/mine' }).labels).toEqual([]);
    expect(menuAt({ linkURL: 'javascript:alert(1)' }).labels).toEqual([]);
  });
});
