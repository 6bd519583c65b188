import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { noteDamage, rescueDamaged, rescuedDeskIn } from '../../main/data-service/rescue-files.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { textIn } from '../fuzz/acts.ts';
import { blobsInMemory } from '../support/blobs-in-memory.ts';
import type { DeskUnderTest } from '../support/desk-under-test.ts';
import { signIn, START_MS, startDesk } from '../support/desk-under-test.ts';
import { aSqliteStorage } from '../support/sqlite-storage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { copyFiles } from '../fuzz/abrupt-disk.ts';

const FILE = 'deskbell.sqlite';
const target = anIncident().id;
/** Longer and shorter ones, so that some need pages of their own. */
const texts = Array.from({ length: 30 }, (_, serial) =>
  `typed ${serial} ${'über lange Zeilen '.repeat(serial * 20)}`.trim(),
);

async function write(desk: DeskUnderTest, text: string): Promise<void> {
  const outcome = await desk.ask('command.issue', { name: 'incident.note', target, input: { text } });
  expect(outcome).toMatchObject({ ok: true });
}

/** A console that has worked offline for a while, and was killed; its files, and its hub. */
async function workedOffline({ isClosed }: { readonly isClosed: boolean }) {
  const [alive, folder] = [await temporaryFolder(), await temporaryFolder()];
  const blobs = blobsInMemory();
  const desk = await startDesk({ storage: aSqliteStorage(alive), blobs });
  await signIn(desk);
  await desk.until(({ isReplicaWhole }) => isReplicaWhole);
  await write(desk, 'typed before');
  await desk.until(({ waiting }) => waiting === 0);
  desk.cable.cut();
  for (const text of texts) await write(desk, text);
  const bytes = new TextEncoder().encode('The log says so.');
  const added = await desk.ask('attachment.add', { name: 'log.txt', mediaType: 'text/plain', bytes });
  const attachments = added.ok ? [added.value] : [];
  await desk.ask('command.issue', {
    name: 'incident.attach',
    target,
    input: { attachments, text: 'typed beside a file', audience: 'desk' },
  });
  if (isClosed) await desk.stop();
  copyFiles(alive, folder);
  if (!isClosed) await desk.stop();
  return { folder, blobs, hub: desk.hub };
}

type Worked = Awaited<ReturnType<typeof workedOffline>>;

/** The next start of the program, with the network back; what had to be told, and the texts that the hub has then. */
async function nextStart({ folder, blobs, hub }: Worked) {
  await rescueDamaged({ folder, nowMs: () => START_MS });
  const desk = await startDesk({ storage: aSqliteStorage(folder), blobs, hub, rescued: rescuedDeskIn(folder) });
  // Where the session is gone, it takes its owner to sign in; nobody else is let in meanwhile.
  if (desk.status().session === null) {
    const other = await desk.ask('session.open', { login: 'tom', password: 'right' });
    if (other.ok || other.refusal.code !== 'outbox.of-another') throw new Error('Somebody else was let in.');
    await signIn(desk);
  }
  await desk.until(({ waiting, link }) => waiting === 0 && link === 'online');
  await desk.until(({ isReplicaWhole }) => isReplicaWhole);
  const { mishap, session } = desk.status();
  await desk.stop();
  return { mishap, session, onHub: [...hub.lines.values()].map(({ input }) => textIn(input)), faults: desk.faults };
}

const inOrder = (texts: readonly (string | null)[]) => texts.map(String).toSorted((a, b) => a.localeCompare(b));
const everything = ['typed before', ...texts, 'typed beside a file'];

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.byteLength, at);
  closeSync(file);
}

/** Overwrites the beginning of the page that a table grows from, as SQLite knows it while the file is whole. */
function breakRoot(folder: string, table: string): void {
  const database = new DatabaseSync(join(folder, FILE));
  const [row] = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name LIKE ?').all(`${table}/%`);
  const [size] = database.prepare('PRAGMA page_size').all();
  database.close();
  overwrite(join(folder, FILE), (Number(row?.['rootpage']) - 1) * Number(size?.['page_size']), Buffer.alloc(8, 7));
}

describe('after damage to the database of a console, all that waits is saved and reaches the hub once:', () => {
  test.each([
    ['the header', (folder: string) => overwrite(join(folder, FILE), 0, Buffer.alloc(100, 0xa5))],
    ['the first page', (folder: string) => overwrite(join(folder, FILE), 0, Buffer.alloc(4_096))],
    ['the root of the outbox, in the middle of the file', (folder: string) => breakRoot(folder, 'outbox')],
    ['the root of the notes, where it says whose desk it is', (folder: string) => breakRoot(folder, 'keep')],
  ])('%s', async (_what, damage) => {
    const worked = await workedOffline({ isClosed: true });
    damage(worked.folder);

    const { mishap, onHub } = await nextStart(worked);

    expect(inOrder(onHub)).toEqual(inOrder(everything));
    expect(mishap).toMatchObject({ kind: 'storage-damaged', commands: 31, files: 1, numbers: [] });
    expect(readdirSync(worked.folder)).toContain(mishap?.aside);
  });

  test('the header of its log, behind which SQLite sees nothing any more', async () => {
    const worked = await workedOffline({ isClosed: false });
    overwrite(join(worked.folder, `${FILE}-wal`), 0, Buffer.alloc(32, 0x11));

    const { mishap, onHub } = await nextStart(worked);

    expect(inOrder(onHub)).toEqual(inOrder(everything));
    expect(mishap?.commands).toBe(31);
  });

  test('a part of its log in the middle', async () => {
    const worked = await workedOffline({ isClosed: false });
    const log = join(worked.folder, `${FILE}-wal`);
    const frameBytes = readFileSync(log).readUInt32BE(8) + 24;
    const middle = Math.floor(statSync(log).size / 2 / frameBytes) * frameBytes + 32;
    overwrite(log, middle, Buffer.alloc(24, 0x11));

    const { onHub } = await nextStart(worked);

    expect(inOrder(onHub)).toEqual(inOrder(everything));
  });
});

test('a file that was cut off: what stood in the rest of it is saved, and nothing twice or wrong', async () => {
  const worked = await workedOffline({ isClosed: true });
  const path = join(worked.folder, FILE);
  const file = openSync(path, 'r+');
  ftruncateSync(file, Math.floor(statSync(path).size * 0.8));
  closeSync(file);
  noteDamage(worked.folder);

  await rescueDamaged({ folder: worked.folder, nowMs: () => START_MS });
  const rescued = await rescuedDeskIn(worked.folder).read();

  const saved = rescued!.outbox.map(({ entry }) => textIn(entry.input));
  expect(saved.length).toBeGreaterThan(0);
  expect(new Set(saved).size).toBe(saved.length);
  for (const text of saved) expect(everything).toContain(text);
});

test('a file of zero bytes is put aside; the desk begins anew, and says that nothing was saved', async () => {
  const worked = await workedOffline({ isClosed: true });
  writeFileSync(join(worked.folder, FILE), '');

  await rescueDamaged({ folder: worked.folder, nowMs: () => START_MS });
  const desk = await startDesk({
    storage: aSqliteStorage(worked.folder),
    hub: worked.hub,
    rescued: rescuedDeskIn(worked.folder),
  });

  expect(desk.status()).toMatchObject({
    session: null,
    mishap: { kind: 'storage-damaged', commands: 0, drafts: 0, files: 0 },
  });
  await desk.ask('mishap.dismiss', {});
  await desk.until(({ mishap }) => mishap === undefined);
  await desk.stop();
});

test('damage that a running desk met elsewhere is looked for at the next start, and a false alarm changes nothing', async () => {
  const worked = await workedOffline({ isClosed: true });
  noteDamage(worked.folder);
  const before = readFileSync(join(worked.folder, FILE));

  await rescueDamaged({ folder: worked.folder, nowMs: () => START_MS });

  expect(readFileSync(join(worked.folder, FILE)).equals(before)).toBe(true);
  expect(existsSync(join(worked.folder, 'desk.damaged'))).toBe(false);

  breakRoot(worked.folder, 'incident');
  noteDamage(worked.folder);
  const { mishap, onHub } = await nextStart(worked);
  expect(mishap?.commands).toBe(31);
  expect(inOrder(onHub)).toEqual(inOrder(everything));
});

test('a rescue that is cut short before the old file has its new name is done again', async () => {
  const worked = await workedOffline({ isClosed: true });
  const broken = await temporaryFolder();
  copyFiles(worked.folder, broken);
  overwrite(join(broken, FILE), 0, Buffer.alloc(100));
  const again = { ...worked, folder: broken };
  await rescueDamaged({ folder: broken, nowMs: () => START_MS });
  // As if the power had gone before the renaming.
  const aside = readdirSync(broken).find((name) => name.startsWith('deskbell.damaged'));
  writeFileSync(join(broken, FILE), readFileSync(join(broken, aside!)));

  const { onHub } = await nextStart(again);

  expect(inOrder(onHub)).toEqual(inOrder(everything));
});

test('nobody who has signed out comes back with a rescue', async () => {
  const worked = await workedOffline({ isClosed: true });
  const before = await startDesk({
    storage: aSqliteStorage(worked.folder),
    blobs: worked.blobs,
    hub: worked.hub,
    isCut: true,
  });
  expect(await before.ask('session.close', { discardWaiting: true })).toMatchObject({ ok: true });
  await before.stop();
  overwrite(join(worked.folder, FILE), 0, Buffer.alloc(100));

  await rescueDamaged({ folder: worked.folder, nowMs: () => START_MS });
  const rescued = await rescuedDeskIn(worked.folder).read();

  expect(rescued).toMatchObject({ outbox: [], file: [], draft: [] });
});
