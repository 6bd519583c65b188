import { expect, test } from 'vitest';
import { bringsFiles, filesIn } from './files-in.ts';
import { fitInto, isShowable } from './picture-preview.tsx';

const picture = new File(['x'], 'image.png', { type: 'image/png' });
const anItem = (isDirectory = false) => ({
  kind: 'file',
  getAsFile: () => picture,
  webkitGetAsEntry: () => ({ isDirectory }),
});
// A list with the two fields that are looked at.
const transferOf = (items: readonly object[], types: readonly string[] = ['Files']) =>
  ({ items, types }) as unknown as DataTransfer;

test('what is dropped or pasted as a file is one', () => {
  expect(filesIn(transferOf([anItem(), anItem()]), 'dropped')).toEqual([picture, picture]);
  expect(filesIn(transferOf([anItem()]), 'pasted')).toEqual([picture]);
});

test('what a spreadsheet copies is text, and a picture of it is left alone', () => {
  const table = transferOf([{ kind: 'string' }, anItem()], ['text/plain', 'text/html', 'Files']);

  expect(filesIn(table, 'pasted')).toEqual([]);
});

test('a folder is no file', () => {
  expect(filesIn(transferOf([anItem(true), anItem()]), 'dropped')).toEqual([picture]);
});

test('text that is dragged is nothing to drop here', () => {
  expect([bringsFiles(transferOf([], ['text/plain'])), bringsFiles(transferOf([]))]).toEqual([false, true]);
});

test('a picture is fitted into its box, and never made larger', () => {
  const box = { width: 320, height: 240 };

  expect(fitInto({ width: 3_200, height: 1_600 }, box)).toEqual({ width: 320, height: 160 });
  expect(fitInto({ width: 100, height: 2_400 }, box)).toEqual({ width: 10, height: 240 });
  expect(fitInto({ width: 20, height: 10 }, box)).toEqual({ width: 20, height: 10 });
  expect(fitInto({ width: 60_000, height: 1 }, box)).toEqual({ width: 320, height: 1 });
});

test('a picture that fills the memory is not shown', () => {
  expect([isShowable({ width: 8_000, height: 6_000 }), isShowable({ width: 30_000, height: 30_000 })]).toEqual([
    true,
    false,
  ]);
});
