import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { openEnrolledHelper } from '../enrolled-helper.ts';
import type { EnrolledHelper } from '../enrolled-helper.ts';
import type { ProblemReport } from '../incident/report-problem.ts';
import { problemCommand } from '../incident/report-problem.ts';
import { listRefused } from '../outbox/refused-commands.ts';
import type { Surroundings } from '../surroundings.ts';
import { sentenceOf } from '../words/say.ts';

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
  const met = await helper.link.meet(patience);
  const acquaintance = met.ok ? met.value : await helper.acquaintance();
  const command = problemCommand(problem, { device: helper.enrolment.device, acquaintance, nowMs: around.nowMs() });
  if (!command.ok) return command;
  await helper.outbox.add(command.value);

  const sent = met.ok ? await helper.sendAll(patience) : met;
  if (await isWaiting(helper, command.value.id)) {
    say(words.keptForHub(sent.ok ? sentenceOf(words, { code: 'hub.busy' }) : sentenceOf(words, sent.refusal)));
    return ok(null);
  }
  const refused = (await listRefused(helper.folder.refused)).find(({ entry }) => entry.id === command.value.id);
  if (refused !== undefined) {
    say(words.refusedByHub(sentenceOf(words, { code: refused.refusal.code })));
    return { ok: false, refusal: { code: refused.refusal.code } };
  }
  const taken = (await helper.problems.list()).find(({ id }) => id === command.value.target);
  say(taken?.number ? words.reportedAs(taken.number) : words.reportedWithoutNumber);
  return ok(null);
}

async function isWaiting({ outbox }: EnrolledHelper, command: string): Promise<boolean> {
  return (await outbox.waiting()).some(({ id }) => id === command);
}
