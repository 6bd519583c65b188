import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentRecord, incidentSchema } from '#domain/incident/incident.record.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import type { DeskRecord, Migration, RecordDefinition } from '#domain/kernel/record.ts';
import { aSite } from '#domain/workforce/workforce.fixtures.ts';
import { siteRecord } from '#domain/workforce/site.record.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { aPage, openCopyInMemory } from '../../../test/support/copy-in-memory.ts';
import { applyPage } from './apply-page.ts';
import { bringForward } from './bring-forward.ts';
import { issueCommand } from './issue-command.ts';
import { recordDefinitions } from './record-definitions.ts';

/** The definitions of a later version, in which incidents have a field more. */
function later(migrations: readonly Migration[]): typeof recordDefinitions {
  const schema = incidentSchema.extend({ isMajor: z.boolean() });
  const all = [...incidentRecord.migrations, ...migrations];
  const definition = { ...incidentRecord, schema, migrations: all } as unknown as RecordDefinition<DeskRecord>;
  return new Map([...recordDefinitions, [incidentRecord.name, definition]]);
}

async function aDeskOfBefore() {
  const opened = await openCopyInMemory();
  const { copy, change } = opened;
  await bringForward(copy, recordDefinitions);
  await change(() => applyPage(copy, aPage(null, [aSite(), anIncident()])));
  return opened;
}

const nothingIsMajor: Migration = (older) => ({ ...older, isMajor: false });

test('records of an earlier version are brought to the shape of this one, where they stand', async () => {
  const { copy, shown } = await aDeskOfBefore();

  await bringForward(copy, later([nothingIsMajor]));

  expect(await shown('incident:1')).toEqual({ ...anIncident(), isMajor: false });
  expect(await shown('site:berlin')).toEqual(aSite());
  expect(copy.keep.get('cursor')).not.toBeNull();
});

test('so are the masters under waiting commands', async () => {
  const { copy, change } = await aDeskOfBefore();
  const note = { name: 'incident.note', target: 'incident:1', input: { text: 'Rang.' } };
  await change(() => issueCommand(copy, note, { id: uuidOf(9), nowMs: 9_000, reportFault: () => {} }));

  await bringForward(copy, later([nothingIsMajor]));

  expect(copy.masters.get('incident:1')?.state).toEqual({ ...anIncident(), isMajor: false });
  expect(copy.outbox.get(uuidOf(9))).toMatchObject({ state: 'waiting' });
});

test('what cannot be brought forward is forgotten and fetched again', async () => {
  const { copy, shown } = await aDeskOfBefore();

  await bringForward(copy, later([]));

  expect(await shown('incident:1')).toBeUndefined();
  expect(await shown('site:berlin')).toEqual(aSite());
  expect(copy.keep.get('cursor')).toBeNull();
  expect(copy.keep.get('isWhole')).toBe(false);
});

test('the same version touches nothing', async () => {
  const { copy, tables } = await aDeskOfBefore();
  const events: unknown[] = [];
  tables.readable
    .get('incident')
    ?.changeStream()
    .subscribe((bulk) => events.push(bulk));

  await bringForward(copy, recordDefinitions);

  expect(events).toEqual([]);
  expect(siteRecord.migrations).toEqual([]);
});
