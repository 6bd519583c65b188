import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { aSite } from '#domain/workforce/workforce.fixtures.ts';
import { expect, test } from 'vitest';
import { aPage, openCopyInMemory } from '../../../test/support/copy-in-memory.ts';
import { newCommandId } from '../new-id.ts';
import { applyAnswers } from './apply-answers.ts';
import { applyPage } from './apply-page.ts';
import { issueCommand } from './issue-command.ts';
import { noteHandedIn, noteRestored, noteTaken } from './restored-hub.ts';

const backupAtMs = epochMs.parse(5_000);
const isAll = { again: 0, files: 0, left: 0 };

async function aCopyOfRestoredHub() {
  const { copy, change } = await openCopyInMemory();
  const restored = () => copy.keep.get('restored');
  await change(() => noteRestored(copy, backupAtMs));
  return { copy, change, restored };
}

test('that the hub was restored is told until the desk is here whole again', async () => {
  const { copy, change, restored } = await aCopyOfRestoredHub();
  expect(restored()).toMatchObject({ backupAtMs, step: 'handing-in' });
  await change(() => noteTaken(copy, 3));
  await change(() => noteHandedIn(copy, isAll));
  expect(restored()).toMatchObject({ step: 'receiving', taken: 3 });

  await change(() => applyPage(copy, aPage(null, [aSite()], { isEnd: false })));
  expect(restored()).not.toBeNull();
  await change(() => applyPage(copy, aPage(1, [anIncident()])));

  expect(restored()).toBeNull();
});

test('handing in that was interrupted goes on counting', async () => {
  const { copy, change, restored } = await aCopyOfRestoredHub();
  await change(() => noteTaken(copy, 100));
  await change(() => noteRestored(copy, backupAtMs));
  await change(() => noteTaken(copy, 20));

  expect(restored()).toMatchObject({ taken: 120 });
});

test('own acts that have to be decided anew are waited for', async () => {
  const { copy, change, restored } = await aCopyOfRestoredHub();
  const options = { id: newCommandId(), nowMs: 6_000, reportFault: () => {} };
  await change(() => applyPage(copy, aPage(null, [anIncident({ id: incidentId.parse('incident:1') })])));
  const issued = await change(() =>
    issueCommand(copy, { name: 'incident.note', target: 'incident:1', input: { text: 'Seen.' } }, options),
  );
  expect(issued.ok).toBe(true);
  await change(() => noteHandedIn(copy, { ...isAll, again: 1 }));
  await change(() => applyPage(copy, aPage(1, [aSite()])));
  expect(restored()).toMatchObject({ again: 1 });

  await change(() => applyAnswers(copy, [{ kind: 'accepted', command: options.id, place: 3 }]));

  expect(restored()).toBeNull();
});

test('what others did and nobody could bring back from here stays until somebody has read it', async () => {
  const { copy, change, restored } = await aCopyOfRestoredHub();
  await change(() => noteHandedIn(copy, { ...isAll, left: 2 }));
  await change(() => applyPage(copy, aPage(null, [aSite()])));

  expect(restored()).toMatchObject({ step: 'done', left: 2 });
});
