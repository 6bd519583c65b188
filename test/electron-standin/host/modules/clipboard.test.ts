import { expect, test } from 'vitest';
import { clipboard, ClipboardItem } from './clipboard.ts';

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

test('the selection is a clipboard of its own, and clearing leaves nothing', async () => {
  await clipboard.writeText('kept');
  await clipboard.selection.writeText('selected');
  clipboard.clear();

  expect(await clipboard.readText()).toBe('');
  expect(await clipboard.selection.readText()).toBe('selected');
});
