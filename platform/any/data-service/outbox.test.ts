import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import type { Result } from '#domain/kernel/result.ts';
import { anAgent, aPerson, aSite, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { expect, inject, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import type { CopyInMemory } from '../../../test/support/copy-in-memory.ts';
import { aPage, openCopyInMemory } from '../../../test/support/copy-in-memory.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import { aMemoryStorage } from '../../../test/support/memory-storage.ts';
import { aSqliteStorageInMemory } from '../../../test/support/sqlite-in-memory.ts';
import { applyAnswers, nextBatch } from './apply-answers.ts';
import { applyPage } from './apply-page.ts';
import type { CommandDraft } from './issue-command.ts';
import { issueCommand } from './issue-command.ts';

const desk = [aSite(), aPerson(), aTeam(), anAgent(), anIncident()];
const resolve = { name: 'incident.resolve', target: 'incident:1', input: { resolution: 'Renewed the certificate.' } };
const reopen = { name: 'incident.reopen', target: 'incident:1', input: { reason: 'It is back.' } };
const note = { name: 'incident.note', target: 'incident:1', input: { text: 'Called Vera, no answer.' } };

async function aDesk(storage = aDeskStorage()): Promise<CopyInMemory> {
  const opened = await openCopyInMemory(storage);
  await opened.change((copy) => applyPage(copy, aPage(null, desk)));
  return opened;
}

function issue({ change }: CopyInMemory, serial: number, draft: CommandDraft, faults: unknown[] = []) {
  return change((copy) =>
    issueCommand(copy, draft, {
      id: uuidOf(serial),
      nowMs: 1_000 * serial,
      reportFault: (error) => faults.push(error),
    }),
  );
}

/** What the hub's feed brings back of a command. */
function lineOf(serial: number, name: string, { input }: Pick<CommandDraft, 'input'>): JournalLine {
  return {
    id: journalIdOf(uuidOf(serial)),
    name,
    target: 'incident:1',
    actor: 'agent:mira',
    device: 'client:a',
    input,
    changed: {},
    audience: 'desk',
    occurredAtMs: epochMs.parse(1_000 * serial),
    receivedAtMs: epochMs.parse(1_000 * serial + 1),
  };
}

function waitingOf({ copy }: CopyInMemory): readonly string[] {
  return nextBatch(copy).map(({ id }) => id);
}

test('a command is decided at once, shown at once, and waits for the hub', async () => {
  const opened = await aDesk();

  expect(await issue(opened, 9, resolve)).toEqual({ ok: true, value: { command: uuidOf(9) } });

  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved', resolvedAtMs: 9_000 });
  expect(opened.copy.masters.get('incident:1')?.state).toEqual(anIncident());
  expect(opened.copy.outbox.all()).toMatchObject([{ id: uuidOf(9), state: 'waiting', order: 1 }]);
});

test('a command that was issued is answered as it was then, while it waits and when it has come back', async () => {
  const opened = await aDesk();
  const first = await issue(opened, 9, resolve);

  expect(await issue(opened, 9, resolve)).toEqual(first);
  expect(opened.copy.outbox.all()).toHaveLength(1);

  const line = lineOf(9, 'incident.resolved', resolve);
  await opened.change((copy) => applyPage(copy, aPage(5, [anIncident({ state: 'resolved' }), line])));
  expect(opened.copy.outbox.all()).toEqual([]);
  expect(await issue(opened, 9, resolve)).toEqual(first);
  expect(opened.copy.outbox.all()).toEqual([]);
});

test('what this device can refuse itself is refused by name and never stored', async () => {
  const opened = await aDesk();

  expect(await issue(opened, 9, reopen)).toEqual({ ok: false, refusal: { code: 'incident.not-resolved' } });

  expect(opened.copy.outbox.all()).toEqual([]);
  expect(opened.copy.masters.all()).toEqual([]);
  expect(await opened.shown('incident:1')).toEqual(anIncident());
});

test('what is no command, or is issued by nobody, is refused', async () => {
  const opened = await aDesk();
  const nameless: Result<unknown> = await issue(opened, 9, { ...resolve, name: 'no name at all' });
  await opened.change((copy) => copy.keep.set({ session: null }));
  const anonymous: Result<unknown> = await issue(opened, 9, resolve);

  expect(nameless).toMatchObject({ refusal: { code: 'command.input-invalid' } });
  expect(anonymous).toMatchObject({ refusal: { code: 'session.missing' } });
});

test('killed between any two writes of a command, the desk has it whole after the next start, or not at all', async () => {
  const whole = breakable(aDeskStorage());
  const undisturbed = await aDesk(whole.storage);
  const before = whole.writes();
  await issue(undisturbed, 9, resolve);
  const writes = whole.writes() - before;
  expect(writes).toBe(inject('deskStorage') === 'sqlite' ? 1 : 3);

  for (let survived = 0; survived <= writes; survived += 1) {
    const inner = aDeskStorage();
    const broken = breakable(inner);
    const killed = await aDesk(broken.storage);
    broken.breakAfter(survived);
    await issue(killed, 9, resolve).catch(() => 'killed');

    const restarted = await openCopyInMemory(inner);
    await restarted.change(async () => null);
    const isThere = survived > 0;
    expect(await restarted.shown('incident:1')).toMatchObject({ state: isThere ? 'resolved' : 'in-progress' });
    expect(waitingOf(restarted)).toEqual(isThere ? [uuidOf(9)] : []);
    expect(restarted.copy.masters.get('incident:1')?.state).toEqual(isThere ? anIncident() : undefined);
  }
});

test('once it is in the outbox a command is issued, even if a storage without transactions cannot write the row; the copy heals', async () => {
  const broken = breakable(aMemoryStorage());
  const opened = await aDesk(broken.storage);
  const faults: unknown[] = [];
  broken.breakAfter(1);

  expect(await issue(opened, 9, resolve, faults)).toMatchObject({ ok: true });
  expect(faults).toHaveLength(1);
  expect(await opened.shown('incident:1')).toEqual(anIncident());

  broken.mend();
  await issue(opened, 10, note);
  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved', changedAtMs: 10_000 });
});

test('over SQLite a command is one write: all of it is there, or nothing and its author is told', async () => {
  const broken = breakable(aSqliteStorageInMemory());
  const opened = await aDesk(broken.storage);
  const before = broken.writes();
  await issue(opened, 9, resolve);
  expect(broken.writes() - before).toBe(1);
  broken.breakAfter(0);

  await expect(issue(opened, 10, note)).rejects.toMatchObject({ code: 'storage.failed' });

  expect(waitingOf(opened)).toEqual([uuidOf(9)]);
  expect(await opened.shown('incident:1')).toMatchObject({ changedAtMs: 9_000 });
});

test('a page of the feed replays what depends on it, and leaves the work on other tickets as it is', async () => {
  const broken = breakable(aDeskStorage());
  const opened = await aDesk(broken.storage);
  await issue(opened, 9, resolve);
  const other = anIncident({ id: incidentId.parse('incident:2') });
  const shown = await opened.shown('incident:1');

  await opened.change((copy) => applyPage(copy, aPage(5, [other])));

  expect(await opened.shown('incident:1')).toEqual(shown);
  expect(await opened.shown('incident:2')).toEqual(other);
  expect(opened.copy.masters.all().map(({ id }) => id)).toEqual(['incident:1']);
});

test('on a newer master only the copy changes, and the commands are replayed over it', async () => {
  const opened = await aDesk();
  await issue(opened, 9, resolve);
  const newer = anIncident({ category: 'Mail', changedAtMs: epochMs.parse(3_000) });

  await opened.change((copy) => applyPage(copy, aPage(5, [newer])));

  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved', category: 'Mail' });
  expect(opened.copy.masters.get('incident:1')?.state).toEqual(newer);
});

test('what does not fit a newer master any more changes nothing, and still goes to the hub', async () => {
  const opened = await aDesk();
  await issue(opened, 9, resolve);
  const closed = anIncident({ state: 'closed' });

  await opened.change((copy) => applyPage(copy, aPage(5, [closed])));

  expect(await opened.shown('incident:1')).toEqual(closed);
  expect(waitingOf(opened)).toEqual([uuidOf(9)]);
});

test('a refused command leaves the row to what remains, and stays until its author has seen it', async () => {
  const opened = await aDesk();
  await issue(opened, 9, resolve);
  await issue(opened, 10, note);
  const refusal = { code: 'incident.already-ended' };

  await opened.change((copy) => applyAnswers(copy, [{ kind: 'refused', command: uuidOf(9), refusal }]));

  expect(await opened.shown('incident:1')).toMatchObject({ state: 'in-progress', changedAtMs: 10_000 });
  expect(opened.copy.outbox.get(uuidOf(9))).toMatchObject({ state: 'refused', refusal });
  expect(waitingOf(opened)).toEqual([uuidOf(10)]);
});

test('a refused command issued again comes as a new one, and the old one leaves with the same write', async () => {
  const opened = await aDesk();
  await issue(opened, 9, resolve);
  const refusal = { code: 'hub.busy' };
  await opened.change((copy) => applyAnswers(copy, [{ kind: 'refused', command: uuidOf(9), refusal }]));

  const again = { id: uuidOf(12), nowMs: 12_000, instead: uuidOf(9), reportFault: () => {} };
  await opened.change((copy) => issueCommand(copy, resolve, again));

  expect(opened.copy.outbox.all().map(({ id, state }) => [id, state])).toEqual([[uuidOf(12), 'waiting']]);
  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved', resolvedAtMs: 12_000 });
});

test('an accepted command shows until the feed has carried it back to the end, and is dropped then', async () => {
  const opened = await aDesk();
  await issue(opened, 9, resolve);
  await opened.change((copy) => applyAnswers(copy, [{ kind: 'accepted', command: uuidOf(9), place: 7 }]));
  expect(opened.copy.outbox.get(uuidOf(9))).toMatchObject({ state: 'acknowledged', place: 7 });
  expect(waitingOf(opened)).toEqual([]);
  const resolved = anIncident({
    state: 'resolved',
    resolvedAtMs: epochMs.parse(9_000),
    changedAtMs: epochMs.parse(9_000),
  });

  // The record changed again at the hub, so it stands further on than this page, which is not the last one.
  await opened.change((copy) =>
    applyPage(copy, aPage(5, [aSite({ name: 'Berlin Mitte' }), aPerson()], { isEnd: false })),
  );
  expect(await opened.shown('incident:1')).toMatchObject({ state: 'resolved' });
  expect(opened.copy.outbox.all()).toHaveLength(1);

  await opened.change((copy) => applyPage(copy, aPage(7, [anIncident({ ...resolved, category: 'Mail' })])));
  expect(await opened.shown('incident:1')).toEqual({ ...resolved, category: 'Mail' });
  expect(opened.copy.outbox.all()).toEqual([]);
  expect(opened.copy.masters.all()).toEqual([]);
});

test('a command whose answer was lost is let go when its own journal line comes back', async () => {
  const opened = await aDesk();
  await issue(opened, 9, note);
  const line = lineOf(9, 'incident.noted', note);

  await opened.change((copy) => applyPage(copy, aPage(5, [anIncident({ changedAtMs: epochMs.parse(9_000) }), line])));

  expect(opened.copy.outbox.all()).toEqual([]);
  await opened.change((copy) => applyAnswers(copy, [{ kind: 'accepted', command: uuidOf(9), place: 7 }]));
  expect(opened.copy.outbox.all()).toEqual([]);
});

test('an answer that comes after its page drops the command at once', async () => {
  const opened = await aDesk();
  await issue(opened, 9, resolve);
  const resolved = anIncident({
    state: 'resolved',
    resolvedAtMs: epochMs.parse(9_000),
    changedAtMs: epochMs.parse(9_000),
  });
  await opened.change((copy) => applyPage(copy, aPage(5, [resolved, aPerson()])));

  await opened.change((copy) => applyAnswers(copy, [{ kind: 'accepted', command: uuidOf(9), place: 7 }]));

  expect(opened.copy.outbox.all()).toEqual([]);
  expect(await opened.shown('incident:1')).toEqual(resolved);
});

test('what begins a record is shown over nothing, and is gone again when the hub refuses it', async () => {
  const opened = await aDesk();
  const log = { name: 'incident.log', target: 'incident:new', input: aLogInput() };
  await issue(opened, 9, log);
  expect(await opened.shown('incident:new')).toMatchObject({ id: 'incident:new', owner: 'agent:mira' });
  expect(opened.copy.masters.get('incident:new')).toEqual({ id: 'incident:new', state: null });

  const refusal = { code: 'number.not-leased' };
  await opened.change((copy) => applyAnswers(copy, [{ kind: 'refused', command: uuidOf(9), refusal }]));

  expect(await opened.shown('incident:new')).toBeUndefined();
  expect(opened.copy.masters.all()).toEqual([]);
});

test('batches keep the order of issue and stay within a hundred commands and a modest size', async () => {
  const opened = await aDesk();
  for (let serial = 1; serial <= 120; serial += 1) await issue(opened, serial, note);
  const serials = Array.from({ length: 100 }, (_, index) => uuidOf(index + 1));
  expect(waitingOf(opened)).toEqual(serials);

  const long = { ...note, input: { text: 'x'.repeat(20_000) } };
  const heavy = await aDesk();
  for (let serial = 1; serial <= 30; serial += 1) await issue(heavy, serial, long);
  expect(waitingOf(heavy).length).toBeGreaterThan(10);
  expect(JSON.stringify(nextBatch(heavy.copy)).length).toBeLessThan(500_000);
});
