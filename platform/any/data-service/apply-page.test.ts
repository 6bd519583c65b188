import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, aSite } from '#domain/workforce/workforce.fixtures.ts';
import { expect, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import { aPage, openCopyInMemory, scopes } from '../../../test/support/copy-in-memory.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import { applyPage } from './apply-page.ts';
import { issueCommand } from './issue-command.ts';
import { isPurgeDue, purgeForgotten } from './purge-forgotten.ts';
import type { FileRow } from './rx-schema.ts';

const many = Array.from({ length: 8 }, (_, serial) => anIncident({ id: incidentId.parse(`incident:x${serial}`) }));

test('a page is stored with its cursor, and the next one follows on it', async () => {
  const { copy, change, shown } = await openCopyInMemory();

  expect(await change(() => applyPage(copy, aPage(null, [aSite(), aPerson()], { isEnd: false })))).toBe('applied');
  expect(copy.keep.get('isWhole')).toBe(false);
  expect(await change(() => applyPage(copy, aPage(2, [anIncident()])))).toBe('applied');

  expect(await shown('site:berlin')).toEqual(aSite());
  expect(await shown('person:vera')).toEqual(aPerson());
  expect(await shown('incident:1')).toEqual(anIncident());
  expect(copy.keep.get('cursor')).toEqual({ place: 3, scopes });
  expect(copy.keep.get('isWhole')).toBe(true);
});

test('a page that does not follow on what is stored changes nothing', async () => {
  const { copy, change, shown } = await openCopyInMemory();
  await change(() => applyPage(copy, aPage(null, [aSite()])));

  expect(await change(() => applyPage(copy, aPage(5, [anIncident()])))).toBe('not-ours');

  expect(await shown('incident:1')).toBeUndefined();
  expect(copy.keep.get('cursor')).toEqual({ place: 1, scopes });
});

test('a row that cannot be read stops the page before anything of it is stored', async () => {
  const { copy, change, shown } = await openCopyInMemory();
  await change(() => applyPage(copy, aPage(null, [aSite()])));
  const unreadable = { ...anIncident({ id: incidentId.parse('incident:2') }), state: 'on-fire' };

  const applying = change(() => applyPage(copy, aPage(1, [anIncident(), unreadable])));

  await expect(applying).rejects.toMatchObject({
    code: 'protocol.unknown',
    details: { record: 'incident', id: 'incident:2' },
  });
  expect(await shown('incident:1')).toBeUndefined();
  expect(copy.keep.get('cursor')).toEqual({ place: 1, scopes });
});

test.each([
  ['of a kind this version does not know', { ...aSite(), id: 'contract:1' }],
  ['that stands under the id of another', { ...aPerson(), id: 'person:nobody!' }],
])('a row %s stops the page', async (_what, state) => {
  const { copy, change } = await openCopyInMemory();

  const applying = change(() => applyPage(copy, aPage(null, [state])));

  await expect(applying).rejects.toMatchObject({ code: 'protocol.unknown' });
});

test('a page that failed half-way is stored whole when it comes again, whatever had arrived', async () => {
  for (let survived = 0; survived < 5; survived += 1) {
    const inner = aDeskStorage();
    const broken = breakable(inner);
    const { copy, change } = await openCopyInMemory(broken.storage);
    await change(() => applyPage(copy, aPage(null, [aSite()])));
    const issued = { name: 'site.amend', target: 'site:berlin', input: {} };
    await change(() => issueCommand(copy, issued, { id: uuidOf(9), nowMs: 9_000, reportFault: () => {} }));
    const page = aPage(1, [aSite({ name: 'Berlin Mitte' }), aPerson(), ...many]);

    broken.breakAfter(survived);
    await change(() => applyPage(copy, page)).catch(() => 'killed');

    const restarted = await openCopyInMemory(inner);
    const place = restarted.copy.keep.get('cursor')?.place;
    expect([1, 11]).toContain(place);
    if (place === 1) await restarted.change(() => applyPage(restarted.copy, page));
    expect(await restarted.shown('site:berlin')).toEqual(aSite({ name: 'Berlin Mitte' }));
    expect(await restarted.shown('incident:x7')).toEqual(many[7]);
    expect(restarted.copy.keep.get('cursor')?.place).toBe(11);
  }
});

test('what leaves the reader’s sight is forgotten; commands on it are still sent', async () => {
  const { copy, change, shown } = await openCopyInMemory();
  await change(() => applyPage(copy, aPage(null, [anIncident(), many[0]!])));
  const note = { name: 'incident.note', target: 'incident:1', input: { text: 'Rang twice.' } };
  await change(() => issueCommand(copy, note, { id: uuidOf(9), nowMs: 9_000, reportFault: () => {} }));

  const left = aPage(2, [], {
    to: { place: 4, scopes },
    rows: [
      { op: 'out', place: 3, record: 'incident', id: 'incident:1' },
      { op: 'out', place: 4, record: 'incident', id: 'incident:x0' },
    ],
  });
  await change(() => applyPage(copy, left));

  expect(await shown('incident:1')).toBeUndefined();
  expect(await shown('incident:x0')).toBeUndefined();
  expect(copy.outbox.get(uuidOf(9))).toMatchObject({ state: 'waiting' });
});

test('a page from the beginning empties the replica, not the outbox', async () => {
  const { copy, change, shown } = await openCopyInMemory();
  await change(() => applyPage(copy, aPage(null, [anIncident(), ...many])));
  const note = { name: 'incident.note', target: 'incident:1', input: { text: 'Rang twice.' } };
  await change(() => issueCommand(copy, note, { id: uuidOf(9), nowMs: 9_000, reportFault: () => {} }));

  await change(() => applyPage(copy, aPage(null, [anIncident()], { isEnd: false })));

  expect(await shown('incident:x0')).toBeUndefined();
  expect(await shown('incident:1')).toMatchObject({ changedAtMs: 9_000 });
  expect(copy.outbox.get(uuidOf(9))).toMatchObject({ state: 'waiting' });
  expect(copy.keep.get('isWhole')).toBe(false);
});

test('who leaves the desk keeps no file that the hub has, also where its line has not come yet (PERM-1)', async () => {
  const { copy, change } = await openCopyInMemory();
  await change(() => applyPage(copy, aPage(null, [aSite()])));
  const fileIn = (state: FileRow['state'], digit: string): FileRow => {
    return { id: attachmentHash.parse(digit.repeat(64)), name: 'log.txt', sizeBytes: 1, state, addedAtMs: 1_000 };
  };
  const [sent, unsent] = [fileIn('sent', 'a'), fileIn('unsent', 'b')];
  for (const file of [sent, unsent]) await copy.files.keep(file, new Uint8Array(1));

  await change(() => applyPage(copy, aPage(1, [], { to: { place: 2, scopes: 'everyone person:mira' } })));

  expect(copy.files.all()).toEqual([unsent]);
  expect(await copy.files.bytesOf(sent.id)).toBeNull();
});

test('of a replica that was begun anew no trace is left of the one before, once it is whole (PERM-1)', async () => {
  const { copy, change, tables } = await openCopyInMemory();
  await change(() => applyPage(copy, aPage(null, many)));
  await change(() => applyPage(copy, aPage(null, [aSite()], { isEnd: false })));
  expect(isPurgeDue(copy)).toBe(false);
  await change(() => applyPage(copy, aPage(1, [])));
  expect(isPurgeDue(copy)).toBe(true);

  await change(purgeForgotten);

  expect(isPurgeDue(copy)).toBe(false);
  const left = await tables.readable.get('incident')!.findDocumentsById(
    many.map(({ id }) => id),
    true,
  );
  expect(left).toEqual([]);
});
