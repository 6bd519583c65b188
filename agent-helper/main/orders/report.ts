import { Fault } from '#contracts/fault.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { openEnrolledHelper } from '../enrolled-helper.ts';
import type { EnrolledHelper } from '../enrolled-helper.ts';
import type { ProblemReport } from '../incident/report-problem.ts';
import { problemCommand } from '../incident/report-problem.ts';
import { listRefused } from '../outbox/refused-commands.ts';
import type { Surroundings } from '../surroundings.ts';
import { refusalOf, sentenceOf } from '../words/say.ts';

/** Somebody waits for the answer; what takes longer than this goes on without them. */
const PATIENCE_MS = 15_000;

/**
 * Reports a problem of the person at this computer. It is on the disk before anything is sent, so that it reaches the hub
 * whatever happens next; a helper that runs beside takes over what does not get through now.
 */
export async function report(problem: ProblemReport, around: Surroundings): Promise<Result<null>> {
  const { words, say } = around;
  const helper = await openEnrolledHelper(around);
  const patience = AbortSignal.any([around.stopped, AbortSignal.timeout(PATIENCE_MS)]);
  // The hub may say since a minute ago whose computer this is; if it cannot be asked, what it said last has to do.
  const met = await orRefusal(() => helper.link.meet(patience));
  const acquaintance = met.ok ? met.value : await helper.acquaintance();
  const command = problemCommand(problem, { device: helper.enrolment.device, acquaintance, nowMs: around.nowMs() });
  if (!command.ok) return command;
  const kept = await orRefusal(async () => ok(await helper.outbox.add(command.value)));
  if (!kept.ok) return refuse({ code: 'problem.not-kept', details: { reason: sentenceOf(words, kept.refusal) } });

  const sent = met.ok ? await orRefusal(() => helper.sendAll(patience)) : met;
  if (await isWaiting(helper, command.value.id)) {
    say(words.keptForHub(sent.ok ? sentenceOf(words, { code: 'hub.busy' }) : sentenceOf(words, sent.refusal)));
    return ok(null);
  }
  const refused = (await listRefused(helper.folder.refused)).find(({ entry }) => entry.id === command.value.id);
  if (refused !== undefined) {
    return refuse({ code: 'problem.refused', details: { reason: sentenceOf(words, { code: refused.refusal.code }) } });
  }
  const taken = (await helper.problems.list()).find(({ id }) => id === command.value.target);
  say(taken?.number ? words.reportedAs(taken.number) : words.reportedWithoutNumber);
  return ok(null);
}

/** What broke, as a refusal: neither a full disk nor an odd answer may keep a report from being kept, or from being told. */
async function orRefusal<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) return refuse(refusalOf(error));
    throw error;
  }
}

async function isWaiting({ outbox }: EnrolledHelper, command: string): Promise<boolean> {
  return (await outbox.waiting()).some(({ id }) => id === command);
}
