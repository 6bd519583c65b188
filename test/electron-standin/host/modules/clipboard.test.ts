import { expect, test } from 'vitest';
import { ClipboardItem, createOwnClipboard, createXClipboard } from './clipboard.ts';

const clipboard = createOwnClipboard();

test('text that was written is read, here and as an item', async () => {
  await clipboard.writeText('INC-7');
  const [item] = await clipboard.read();

  expect(await clipboard.readText()).toBe('INC-7');
  expect(await (await item!.getType('text/plain')).text()).toBe('INC-7');
  expect(await clipboard.has('text/plain')).toBe(true);
});

test('one item holds several forms of the same thing', async () => {
  const html = new Blob(['<b>x</b>'], { type: 'text/html' });
  const bookmark = { title: 'Ticket', url: 'https://example.org/' };
  const item = new ClipboardItem({ 'text/plain': 'x', 'text/html': html, 'electron application/bookmark': bookmark });
  await clipboard.write([item]);

  expect(item.types).toEqual(['text/plain', 'text/html', 'electron application/bookmark']);
  expect(await item.getType('electron application/bookmark')).toEqual(bookmark);
  expect(await (await item.getType('text/html')).text()).toBe('<b>x</b>');
  await expect(item.getType('image/png')).rejects.toThrow('image/png');
});

test('clearing leaves nothing', async () => {
  await clipboard.writeText('kept');
  clipboard.clear();

  expect(await clipboard.readText()).toBe('');
});

test('on an X server text is its text, and a format of the system has its own name there', async () => {
  let held: ReadonlyMap<string, Buffer> = new Map();
  const onX = createXClipboard(async () => ({
    forms: async () => [...held.keys()],
    read: async (form) => held.get(form) ?? null,
    own: async (forms) => void (held = forms),
  }));
  const mark = 'electron application/osclipboard;format="x-kde-passwordManagerHint"';
  await onX.write([new ClipboardItem({ 'text/plain': 'ein Wort', [mark]: new Blob(['secret']) })]);

  expect([...held.keys()]).toEqual(['UTF8_STRING', 'x-kde-passwordManagerHint']);
  expect(await onX.readText()).toBe('ein Wort');
  expect(await onX.has(mark)).toBe(true);
  expect((await onX.read())[0]?.types).toEqual(['text/plain', mark]);
  await onX.writeText('another');
  expect(await onX.has(mark)).toBe(false);
});
