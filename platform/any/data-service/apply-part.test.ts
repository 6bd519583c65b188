import type { SnapshotPart } from '#contracts/sync.ts';
import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { anAgent, aPerson, aSite, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { expect, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import type { CopyInMemory } from '../../../test/support/copy-in-memory.ts';
import { aPage, openCopyInMemory, scopes } from '../../../test/support/copy-in-memory.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import { applyPage } from './apply-page.ts';
import { applyPart, readPart } from './apply-part.ts';
import { issueCommand } from './issue-command.ts';

const cursor = { place: 40, scopes };
const desk = [aSite(), aTeam(), aPerson(), anAgent()];

function aPart(records: readonly DeskRecord[], over: Partial<SnapshotPart> = {}): SnapshotPart {
  const rows = records.map((state) => ({ record: recordNameOf(state.id), states: [state] }));
  return { from: null, cursor, sent: records.length, total: 10, rows, next: 'second', ...over };
}

async function take({ copy, change }: CopyInMemory, part: SnapshotPart) {
  const records = await readPart(part, async () => {});
  return change(() => applyPart(copy, part, records, async () => {}));
}

const incident = (serial: number, over: Parameters<typeof anIncident>[0] = {}) =>
  anIncident({ id: incidentId.parse(`incident:${serial}`), ...over });

async function resolve({ copy, change }: CopyInMemory, target: string) {
  const draft = { name: 'incident.resolve', target, input: { resolution: 'Renewed.' } };
  return change(() => issueCommand(copy, draft, { id: uuidOf(1), nowMs: 9_000, reportFault: () => {} }));
}

test('a part is stored with the note of how far it goes; the cursor comes with the last', async () => {
  const opened = await openCopyInMemory();

  expect(await take(opened, aPart(desk))).toBe('applied');
  expect(opened.copy.keep.get('snapshot')).toEqual({ next: 'second', sent: 4, total: 10, hasWork: false });
  expect(opened.copy.keep.get('cursor')).toBeNull();
  await take(opened, aPart([incident(1)], { from: 'second', next: null }));

  expect(opened.copy.keep.get('snapshot')).toBeNull();
  expect(opened.copy.keep.get('cursor')).toEqual(cursor);
  expect(opened.copy.keep.get('isWhole')).toBe(false);
  expect(await opened.shown('incident:1')).toEqual(incident(1));
});

test('a part that does not follow on what is stored changes nothing', async () => {
  const opened = await openCopyInMemory();
  await take(opened, aPart(desk));

  expect(await take(opened, aPart([incident(1)], { from: 'third' }))).toBe('not-ours');

  expect(await opened.shown('incident:1')).toBeUndefined();
});

test('a part that begins anew empties the replica, and keeps what was done on the device', async () => {
  const opened = await openCopyInMemory();
  await take(opened, aPart([...desk, incident(1), incident(2)]));
  await resolve(opened, 'incident:1');

  await take(opened, aPart(desk));

  expect(await opened.shown('incident:2')).toBeUndefined();
  expect(opened.copy.outbox.all()).toHaveLength(1);
  await take(opened, aPart([incident(1)], { from: 'second', next: null }));
  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved' });
});

test('a ticket that was logged on the device, and never sent, outlives a replica that begins anew', async () => {
  const opened = await openCopyInMemory();
  await take(opened, aPart(desk));
  const routing = { team: aTeam().id, owner: anAgent().id };
  const draft = { name: 'incident.log', target: 'incident:new', input: aLogInput({ routing }) };
  const options = { id: uuidOf(2), nowMs: 9_000, reportFault: () => {} };
  expect(await opened.change((copy) => issueCommand(copy, draft, options))).toMatchObject({ ok: true });

  await take(opened, aPart([aSite()]));
  await take(opened, aPart(desk.slice(1), { from: 'second', next: null }));

  expect(await opened.shown('incident:new')).toMatchObject({ summary: aLogInput().summary });
});

test('commands on a record that comes in later, or comes again newer, are shown over it', async () => {
  const opened = await openCopyInMemory();
  await take(opened, aPart([...desk, incident(1)]));
  await resolve(opened, 'incident:1');
  const newer = incident(1, { category: 'Mail', changedAtMs: epochMs.parse(3_000) });

  await take(opened, aPart([newer], { from: 'second', next: null }));

  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved', category: 'Mail' });
  expect(opened.copy.masters.get('incident:1')?.state).toEqual(newer);
});

test('a command whose line is in the snapshot is the hub’s already; it leaves with the end of the feed', async () => {
  const opened = await openCopyInMemory();
  await take(opened, aPart([...desk, incident(1)]));
  await resolve(opened, 'incident:1');
  const [line] = (await linesOf(opened)) as [DeskRecord];
  const resolved = { ...(await opened.shown('incident:1'))! };

  await take(opened, aPart([resolved, line], { from: 'second', next: null }));
  expect(opened.copy.outbox.all()).toMatchObject([{ state: 'acknowledged', place: 40 }]);
  await opened.change((copy) => applyPage(copy, aPage(40, [])));

  expect(opened.copy.outbox.all()).toEqual([]);
  expect(await opened.shown('incident:1')).toEqual(resolved);
});

/** As the hub would write it. */
async function linesOf({ copy }: CopyInMemory): Promise<readonly DeskRecord[]> {
  return copy.outbox.all().map(({ entry: { id, target, actor, device, input } }) => {
    const moments = { occurredAtMs: 9_000, receivedAtMs: 9_000 };
    const name = 'incident.resolved';
    return { id: journalIdOf(id), name, target, actor, device, input, changed: {}, audience: 'readers', ...moments };
  });
}

test('a record that cannot be read stops the part before anything of it is stored', async () => {
  const opened = await openCopyInMemory();
  const unreadable = { ...incident(2), state: 'on-fire' };

  await expect(take(opened, aPart([incident(1), unreadable]))).rejects.toMatchObject({ code: 'protocol.unknown' });

  expect(await opened.shown('incident:1')).toBeUndefined();
});

test('killed between any two writes of a part, the device has it whole when it comes again', async () => {
  const parts = [
    aPart([...desk, incident(1)]),
    aPart([incident(1), incident(2)], { from: 'second', next: 'third' }),
    aPart([incident(3)], { from: 'third', next: null }),
  ];
  for (let survived = 0; survived < 12; survived += 1) {
    const inner = aDeskStorage();
    const broken = breakable(inner);
    const killed = await openCopyInMemory(broken.storage);
    await take(killed, parts[0]!);
    await resolve(killed, 'incident:1');
    broken.breakAfter(survived);
    await take(killed, parts[1]!).catch(() => 'killed');

    const restarted = await openCopyInMemory(inner);
    const from = restarted.copy.keep.get('snapshot')?.next;
    for (const part of parts.slice(parts.findIndex((part) => part.from === from))) await take(restarted, part);

    expect(await restarted.copy.records.find(['incident:1', 'incident:2', 'incident:3']).then(({ size }) => size)).toBe(
      3,
    );
    expect(await restarted.shown('incident:1')).toMatchObject({ state: 'resolved' });
    expect(restarted.copy.keep.get('cursor')).toEqual(cursor);
  }
});

test('a large part is stored in pieces, which come again with it where its note was not stored', async () => {
  const many = Array.from({ length: 1_200 }, (_, serial) => incident(serial));
  const part = aPart(many, { from: 'second', next: null });
  for (let survived = 0; survived < 3; survived += 1) {
    const inner = aDeskStorage();
    const broken = breakable(inner);
    const killed = await openCopyInMemory(broken.storage);
    await take(killed, aPart(desk));
    broken.breakAfter(survived);
    await expect(take(killed, part)).rejects.toThrow('storage');

    const restarted = await openCopyInMemory(inner);
    expect(restarted.copy.keep.get('snapshot')?.next).toBe('second');
    await take(restarted, part);

    expect((await restarted.copy.records.allOf('incident')).length).toBe(many.length);
    expect(restarted.copy.keep.get('cursor')).toEqual(cursor);
  }
});
