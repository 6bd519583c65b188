import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { sessionFile } from '#contracts/session-file.ts';
import { expect, test } from 'vitest';
import { writeForeignFile } from '#platform/node/foreign-file.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { saveHelpRecord } from './save-help-record.ts';

const session = 'support-session:one';
const entry = { seq: 1, atMs: 1_000, actor: 'user', type: 'paused', data: {}, prev: '0'.repeat(64) };
const record = { session, agentName: 'Ada Winter', ticket: null, joinedAtMs: 0, endedAtMs: 60_000, names: {} };

async function saved(answer: unknown) {
  const folder = await temporaryFolder();
  const asked: string[] = [];
  const ports = {
    core: { ask: async () => answer },
    dialog: {
      showSaveDialog: async (...given: readonly unknown[]) => {
        asked.push(String(Reflect.get(Object(given.at(-1)), 'defaultPath')));
        return { canceled: false, filePath: join(folder, 'chosen.json') };
      },
    },
    write: writeForeignFile,
    allFiles: () => 'All files',
  };
  const outcome = await saveHelpRecord(ports, { session, story: ['You hid the screen.'] }, {} as BrowserWindow);
  return { outcome, asked, read: () => readFile(join(folder, 'chosen.json'), 'utf8') };
}

test('what was done is saved as it is told, and as it can be checked (W15)', async () => {
  const { outcome, asked, read } = await saved({ ...record, entries: [entry] });

  expect([outcome, asked]).toEqual([{ ok: true, value: 'saved' }, ['deskbell-1970-01-01.json']]);
  expect(sessionFile.parse(JSON.parse(await read()))).toEqual({
    format: 'deskbell-session-1',
    session,
    story: ['You hid the screen.'],
    chains: [{ by: 'user', entries: [entry], head: null }],
  });
});

test('of a session that this computer does not know nothing is saved', async () => {
  expect((await saved(null)).outcome).toEqual({ ok: false, refusal: { code: 'support.session-unknown' } });
});
