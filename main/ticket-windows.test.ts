import { EventEmitter } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { createTicketWindows } from './ticket-windows.ts';

const [one, other] = [incidentId.parse('incident:1'), incidentId.parse('incident:2')];

async function aConsole(file?: string) {
  const remembered = file ?? join(await temporaryFolder(), 'open-tickets.json');
  const open = new Map<string, AppWindow<ConsoleWindow>>();
  const shown: string[] = [];
  const tickets = createTicketWindows({
    file: remembered,
    reportFault: (error) => {
      throw error;
    },
    factory: {
      show: (role, path) => {
        shown.push(path);
        const there = open.get(path) ?? { role, path, browserWindow: new EventEmitter() as BrowserWindow };
        open.set(path, there);
        return there;
      },
    },
  });
  onTestFinished(async () => void (await tickets.flush()));
  const close = (path: string) => {
    const window = open.get(path);
    open.delete(path);
    window?.browserWindow.emit('closed');
  };
  return { tickets, shown, close, file: remembered };
}

test('a ticket has one window, however often it is opened', async () => {
  const { tickets, shown, file } = await aConsole();
  tickets.open(one);
  tickets.open(one);
  tickets.open(other);
  await tickets.flush();

  expect(shown).toEqual(['/ticket/incident:1', '/ticket/incident:1', '/ticket/incident:2']);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([one, other]);
});

test('windows that were open when the console ended are there again, those that were closed are not', async () => {
  const { tickets, close, file } = await aConsole();
  tickets.open(one);
  tickets.open(other);
  close('/ticket/incident:1');
  tickets.freeze();
  close('/ticket/incident:2');
  await tickets.flush();

  const again = await aConsole(file);
  again.tickets.reopen();

  expect(again.shown).toEqual(['/ticket/incident:2']);
});

test.each(['', '{', '["person:1"]', '{"a":1}', '["incident:1; rm -rf /"]'])(
  'a list that says %j opens nothing',
  async (text) => {
    const file = join(await temporaryFolder(), 'open-tickets.json');
    await writeFile(file, text);
    const { tickets, shown } = await aConsole(file);

    tickets.reopen();

    expect(shown).toEqual([]);
  },
);
