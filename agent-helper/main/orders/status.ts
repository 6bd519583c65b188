import { readdir } from 'node:fs/promises';
import { incidentCommands } from '#domain/incident/incident.commands.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import type { EnrolledHelper } from '../enrolled-helper.ts';
import { openEnrolledHelper } from '../enrolled-helper.ts';
import { listRefused } from '../outbox/refused-commands.ts';
import type { Surroundings } from '../surroundings.ts';
import { sentenceOf } from '../words/say.ts';
import type { Words } from '../words/words.ts';

/** Shows what is on this disk. Nothing is asked of the hub, so it is the same with and without a network. */
export async function showStatus(around: Surroundings): Promise<Result<null>> {
  const { words } = around;
  const helper = await openEnrolledHelper(around);
  const lines = [
    ...(await whoAndWhere(helper, words)),
    ...shownWaiting(await helper.outbox.waiting(), words),
    ...(await shownProblems(helper, words)),
    ...(await shownRefused(helper, words)),
    ...(await shownDamaged(helper, words)),
  ];
  for (const line of lines) around.say(line);
  return ok(null);
}

async function whoAndWhere(helper: EnrolledHelper, words: Words): Promise<readonly string[]> {
  const { device, hub } = helper.enrolment;
  const met = await helper.acquaintance();
  const lock = takeLock(helper.folder.lock);
  lock?.release();
  return [
    words.statusTitle(met?.name ?? '', device, hub),
    met === null ? words.neverMet : words.lastMet(shownMoment(met.metAtMs, words)),
    ...(met?.person === null ? [words.belongsToNobody] : []),
    lock === null ? words.isRunning : words.isNotRunning,
  ];
}

function shownWaiting(waiting: readonly CommandEntry[], words: Words): readonly string[] {
  if (waiting.length === 0) return [words.nothingWaits];
  const lines = waiting.map((entry) => {
    const when = shownMoment(entry.issuedAtMs, words);
    const problem = incidentCommands['incident.log'].input.safeParse(entry.input);
    return `  ${problem.success ? words.waitingProblem(problem.data.summary, when) : words.waitingInventory(when)}`;
  });
  return [words.waitingTitle(waiting.length), ...lines];
}

async function shownProblems({ problems }: EnrolledHelper, words: Words): Promise<readonly string[]> {
  const known = (await problems.list()).toReversed();
  if (known.length === 0) return [];
  const lines = known.map(({ number, state, summary }) => {
    return `  ${number ?? words.numberFollows}  ${words.states[state]}  ${summary}`;
  });
  return [words.problemsTitle, ...lines];
}

async function shownRefused({ folder }: EnrolledHelper, words: Words): Promise<readonly string[]> {
  const refused = await listRefused(folder.refused);
  if (refused.length === 0) return [];
  const lines = refused.map(({ refusal, refusedAtMs }) => {
    return `  ${shownMoment(refusedAtMs, words)}  ${sentenceOf(words, { code: refusal.code })}`;
  });
  return [words.refusedTitle(refused.length, folder.refused), ...lines];
}

async function shownDamaged({ folder }: EnrolledHelper, words: Words): Promise<readonly string[]> {
  const names = await readdir(folder.damaged);
  return names.length === 0 ? [] : [words.damagedTitle(names.length, folder.damaged)];
}

function shownMoment(atMs: number, { language }: Words): string {
  return new Date(atMs).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
