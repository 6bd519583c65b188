import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ShareOrder } from '#contracts/helper-remote.ts';
import type { ExchangeState } from '#contracts/helper-exchange.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { ada, aHelp } from '../remote.fixtures.ts';
import type { PartStanding } from '#platform/any/live-help/session-part.ts';
import { ExchangeBoard } from './exchange-board.ts';
import { FilesPart } from './files-part.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deskbell-files-'));
});
afterEach(() => rm(root, { recursive: true }));

const standing = (...live: readonly Capability[]): PartStanding => ({
  live: new Set(live),
  isTrusted: true,
  isHeldBack: false,
  link: 'connected',
});

function opened(chosen: readonly string[] | null = null) {
  const [said, orders, noted, used, shown, states, faults] = [
    [] as Ctl<'helper'>[],
    [] as ShareOrder[],
    [] as HappeningNoted[],
    [] as Capability[],
    [] as string[],
    [] as ExchangeState[],
    [] as unknown[],
  ];
  const clock = { now: 1_000 };
  const { session, ticket } = aHelp();
  const board = new ExchangeBoard({
    tell: (state) => void states.push(state),
    showInFolder: (path) => void shown.push(path),
    nowMs: () => clock.now,
  });
  board.begin(session, 'Ada Winter');
  const files = new FilesPart(
    {
      board,
      partsFolder: join(root, 'arriving'),
      folder: () => join(root, 'Downloads', 'Deskbell'),
      chooseFiles: async () => chosen,
      onEnded: () => undefined,
      reportFault: (error) => void faults.push(error),
    },
    {
      help: { session, agent: ada, agentName: 'Ada Winter', agentRole: 'agent', ticket: ticket!, sinceMs: 0 },
      say: (message) => void said.push(message),
      order: (order) => void orders.push(order),
      contentsId: 1,
      note: (happening) => void noted.push(happening),
      noteUse: (capability) => void used.push(capability),
      alarm: () => undefined,
      nowMs: () => clock.now,
      monitors: () => [],
    },
  );
  const states$ = () => said.flatMap((message) => (message.kind === 'files.choosing' ? [message.state] : []));
  return { files, board, said, orders, noted, used, shown, faults, choices: states$ };
}

const bytes = new TextEncoder().encode('a driver, as it were');
const offer = {
  transfer: 1,
  name: 'driver.txt',
  sizeBytes: bytes.length,
  sha256: attachmentHash.parse(createHash('sha256').update(bytes).digest('hex')),
};

test('a file comes into the folder, is noted with size and hash, and is shown there (W4)', async () => {
  const { files, board, noted, used, shown } = opened();
  files.update(standing('view', 'file-in'));

  expect(await files.incoming.take(offer)).toBeNull();
  expect(await files.incoming.append(1, bytes)).toBeNull();
  files.tell({ direction: 'in', number: 1, news: { kind: 'moved', bytes: bytes.length } });
  expect(await files.incoming.keep(1)).toBeNull();
  files.tell({ direction: 'in', number: 1, news: { kind: 'ended', how: 'kept' } });

  const path = join(root, 'Downloads', 'Deskbell', 'driver.txt');
  expect(await readFile(path)).toEqual(Buffer.from(bytes));
  const { name, sizeBytes, sha256 } = offer;
  expect(noted).toEqual([{ actor: ada, type: 'file', data: { direction: 'in', name, sizeBytes, sha256 } }]);
  expect(used).toEqual(['file-in']);
  expect(board.state?.files).toMatchObject([{ id: 1, name, state: 'kept', doneBytes: sizeBytes }]);
  expect(await board.show(1)).toBe(true);
  expect(shown).toEqual([path]);
  await rm(path);
  expect(await board.show(1)).toBe(false);
  expect(await readdir(join(root, 'arriving'))).toEqual([]);
});

test.each<[string, PartStanding]>([
  ['was not granted', standing('view')],
  ['came over a line that nobody has proved', { ...standing('file-in'), isTrusted: false }],
  ['begins while the person hides the screen', { ...standing('file-in'), isHeldBack: true }],
])('a file that %s is refused, and nothing of it is written', async (_, now) => {
  const { files, board } = opened();
  files.update(now);

  expect(await files.incoming.take(offer)).toBe('file.refused');
  expect(board.state?.files).toEqual([]);
  expect(await readdir(root)).toEqual([]);
});

test('a right that ends stops what is under way, and no further chunk is written', async () => {
  const { files, orders } = opened();
  files.update(standing('file-in'));
  await files.incoming.take(offer);
  files.update(standing('view'));

  expect(await files.incoming.append(1, bytes)).toBe('file.refused');
  expect(orders.at(-1)).toEqual({ kind: 'file', order: { kind: 'cancel', direction: 'in', number: 1 } });
});

test('what a page calls whole is not taken for it', async () => {
  const { files, noted } = opened();
  files.update(standing('file-in'));
  await files.incoming.take(offer);
  await files.incoming.append(1, bytes.toReversed());

  expect(await files.incoming.keep(1)).toBe('file.hash-differs');
  expect(noted).toEqual([]);
  expect(await readdir(root)).toEqual(['arriving']);
  await files.end();
});

test('one file is not put together twice at once', async () => {
  const { files } = opened();
  files.update(standing('file-in'));
  await files.incoming.take(offer);

  expect(await files.incoming.take({ ...offer, transfer: 2 })).toBe('file.refused');
  await files.end();
});

test('the person cancels what comes', async () => {
  const { files, board, orders } = opened();
  files.update(standing('file-in'));
  await files.incoming.take(offer);
  board.cancel(1);

  expect(orders.at(-1)).toEqual({ kind: 'file', order: { kind: 'cancel', direction: 'in', number: 1 } });
  files.tell({ direction: 'in', number: 1, news: { kind: 'ended', how: 'file.cancelled' } });
  expect(board.state?.files).toMatchObject([{ state: 'file.cancelled' }]);
});

test('keys are not made to wait behind files while control is granted (W3)', () => {
  const { files, orders } = opened();
  for (const now of [standing(), standing(), standing('control'), standing()]) files.update(now);

  const paces = orders.flatMap((one) =>
    one.kind === 'file' && one.order.kind === 'pace' ? [one.order.isControlGranted] : [],
  );
  expect(paces).toEqual([false, true, false]);
});

test('the person chooses what goes out; it is offered by its hash and without where it lies (W3)', async () => {
  const path = join(root, 'system.log');
  await writeFile(path, bytes);
  const { files, orders, noted, choices } = opened([path]);
  files.update(standing('file-out'));
  files.hear({ kind: 'files.wanted' });
  await expect.poll(choices).toEqual(['open', 'chosen']);

  const { sizeBytes, sha256 } = offer;
  const file = { chosen: 1, name: 'system.log', sizeBytes, sha256 };
  expect(orders.at(-1)).toEqual({ kind: 'file', order: { kind: 'send', file } });
  expect(JSON.stringify(orders)).not.toContain(root);
  expect(Buffer.from(await files.outgoing.read(1, 2, 8)).toString()).toBe('driver');
  files.tell({ direction: 'out', number: 1, news: { kind: 'ended', how: 'kept' } });
  expect(noted).toEqual([
    { actor: 'user', type: 'file', data: { direction: 'out', name: 'system.log', sizeBytes, sha256 } },
  ]);
  await expect(files.outgoing.read(1, 0, 1)).rejects.toThrow('No such file');
});

test.each<[string, readonly string[] | null, readonly Capability[], readonly string[]]>([
  ['the dialog is closed', null, ['file-out'], ['open', 'cancelled']],
  ['a folder is chosen', ['.'], ['file-out'], ['open', 'unreadable']],
  ['it is not granted', ['x'], ['file-in'], ['withheld']],
  ['somebody else has the mouse', ['x'], ['file-out', 'control'], ['hand-there']],
])('nothing goes out when %s', async (_, chosen, live, expected) => {
  const place = join(root, 'folder');
  await mkdir(place);
  const { files, orders, choices } = opened(chosen?.map((name) => join(place, name)) ?? null);
  files.update(standing(...live));
  files.hear({ kind: 'files.wanted' });

  await expect.poll(choices).toEqual(expected);
  expect(orders.filter((one) => one.kind === 'file' && one.order.kind === 'send')).toEqual([]);
});

test('what was chosen is read no longer once the right has ended', async () => {
  const path = join(root, 'system.log');
  await writeFile(path, bytes);
  const { files, choices } = opened([path]);
  files.update(standing('file-out'));
  files.hear({ kind: 'files.wanted' });
  await expect.poll(choices).toEqual(['open', 'chosen']);
  files.update(standing('view'));

  await expect(files.outgoing.read(1, 0, 4)).rejects.toThrow('No such file');
  await files.end();
});
