import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow, SaveDialogOptions } from 'electron';
import { expect, test } from 'vitest';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { writeForeignFile } from '#platform/node/foreign-file.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { saveTicketFile } from './save-ticket-file.ts';

const sha256 = attachmentHash.parse('a'.repeat(64));
const bytes = new TextEncoder().encode('%PDF-');
const window = {} as BrowserWindow;

/** Somebody who says where, or does not, and a core that has the file, or has not. */
async function aDesktop(answer: unknown, chosen: string | null = 'chosen.pdf') {
  const folder = await temporaryFolder();
  const asked: SaveDialogOptions[] = [];
  const ports = {
    core: { ask: async () => answer },
    dialog: {
      showSaveDialog: async (...given: readonly unknown[]) => {
        asked.push(given.at(-1) as SaveDialogOptions);
        return { canceled: chosen === null, filePath: chosen === null ? '' : join(folder, chosen) };
      },
    },
    write: writeForeignFile,
    allFiles: () => 'All files',
  };
  return { folder, asked, save: () => saveTicketFile(ports, sha256, window) };
}

test('a file of a ticket is written where the person says, under the name it has on the ticket', async () => {
  const { folder, asked, save } = await aDesktop({ ok: true, value: { name: 'Manual.pdf', bytes } });

  expect(await save()).toEqual({ ok: true, value: 'saved' });

  expect(asked).toMatchObject([{ defaultPath: 'Manual.pdf', properties: ['showOverwriteConfirmation'] }]);
  expect(new Uint8Array(await readFile(join(folder, 'chosen.pdf')))).toEqual(bytes);
  expect(await readdir(folder)).toEqual(['chosen.pdf']);
});

test('nobody is asked where before there is a file, and nothing is written when they say nowhere', async () => {
  const refused = { ok: false, refusal: { code: 'hub.unreachable' } };
  const away = await aDesktop(refused);
  expect(await away.save()).toEqual(refused);
  expect(away.asked).toEqual([]);

  const nowhere = await aDesktop({ ok: true, value: { name: 'Manual.pdf', bytes } }, null);
  expect(await nowhere.save()).toEqual({ ok: true, value: 'cancelled' });
  expect(await readdir(nowhere.folder)).toEqual([]);
});

test('a name that leads elsewhere is no name, and a place that cannot be written is told', async () => {
  const astray = await aDesktop({ ok: true, value: { name: '../../.bashrc', bytes } });
  await expect(astray.save()).rejects.toThrow('Invalid input');

  const denied = await aDesktop({ ok: true, value: { name: 'Manual.pdf', bytes } }, 'no/such/folder.pdf');
  expect(await denied.save()).toEqual({ ok: false, refusal: { code: 'file.not-written' } });
});
