import { expect, test } from 'vitest';
import { createPageTitles } from './page-titles.ts';

function someTitles() {
  const shown: (string | null)[] = [];
  return { shown, ...createPageTitles((title) => shown.push(title)) };
}

test('a page within another names the window, and when it closes the outer one does again', () => {
  const { shown, takePlace, add } = someTitles();
  add(takePlace(), 'Mine');
  const close = add(takePlace(), 'BER-000142-7 Printer jams');
  close();

  expect(shown).toEqual(['Mine', 'BER-000142-7 Printer jams', 'Mine']);
});

test('the outer page may speak last, as it does when both open at once or when its own name changes', () => {
  const { shown, takePlace, add } = someTitles();
  const [outer, inner] = [takePlace(), takePlace()];
  add(inner, 'BER-000142-7 Printer jams');
  const rename = add(outer, 'Mine');
  rename();
  add(outer, 'Meine');

  expect(new Set(shown)).toEqual(new Set(['BER-000142-7 Printer jams']));
});

test('where no screen says anything, nothing is made up', () => {
  const { shown, takePlace, add } = someTitles();
  add(takePlace(), 'Settings')();

  expect(shown.at(-1)).toBeNull();
});
