import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { signIn, startDesk } from '../../../test/support/desk-under-test.ts';
import { aQuestion } from '../../../test/support/searched-desk.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-search-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function found(desk: DeskUnderTest, text: string): Promise<readonly string[]> {
  const { hits } = await desk.ask('search.find', aQuestion(text));
  return hits.map(({ id }) => id);
}

test('a window finds what came from the hub and what was written here, with and without a network (SRCH-1)', async () => {
  const folder = aFolder();
  const desk = await startDesk({ searchDatabase: () => searchDatabaseAt(join(folder, 'search.sqlite')) });
  await signIn(desk);
  const { id, summary } = anIncident();
  await expect.poll(() => found(desk, summary)).toEqual([id]);

  desk.cable.cut();
  const logged = await desk.ask('command.issue', {
    name: 'incident.note',
    target: incidentId.parse(id),
    input: { text: 'The quincunx blinks.' },
  });

  expect(logged).toMatchObject({ ok: true });
  await expect.poll(() => found(desk, 'quincunx')).toEqual([id]);
  expect(desk.faults).toEqual([]);
  await desk.stop();
});

test('who signs out leaves no index behind', async () => {
  const folder = aFolder();
  const desk = await startDesk({ searchDatabase: () => searchDatabaseAt(join(folder, 'search.sqlite')) });
  await signIn(desk);
  await expect.poll(() => found(desk, anIncident().summary)).toHaveLength(1);

  expect(await desk.ask('session.close', { discardWaiting: true })).toMatchObject({ ok: true });

  expect(await found(desk, anIncident().summary)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  expect(desk.faults).toEqual([]);
  await desk.stop();
});
