import { incidentCommands } from '#domain/incident/incident.commands.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { ReportedProblems } from './reported-problems.ts';

const logInput = incidentCommands['incident.log'].input;

/**
 * Remembers a problem that the hub has just taken; every other command is none of its business. What another process has
 * found out about it meanwhile stays.
 */
export async function rememberProblem(problems: ReportedProblems, accepted: CommandEntry): Promise<void> {
  if (accepted.name !== 'incident.log') return;
  if ((await problems.list()).some(({ id }) => id === accepted.target)) return;
  const { summary } = logInput.parse(accepted.input);
  await problems.keep({
    id: incidentId.parse(accepted.target),
    number: null,
    state: 'logged',
    summary,
    reportedAtMs: accepted.issuedAtMs,
  });
}

/** Asks the hub what became of the problems that are not known to be over, and keeps what it says. */
export async function followProblems(
  problems: ReportedProblems,
  link: Pick<HubLink, 'ask'>,
  signal: AbortSignal,
): Promise<Result<null>> {
  const known = await problems.list();
  const open = known.filter(({ number, state }) => number === null || state !== 'closed');
  if (open.length === 0) return ok(null);
  const asked = await link.ask('device.incidents', { ids: open.map(({ id }) => id) }, signal);
  if (!asked.ok) return asked;
  const heard = new Map(asked.value.map((incident) => [incident.id, incident]));
  for (const problem of open) {
    const now = heard.get(problem.id);
    const isNews = now !== undefined && (now.number !== problem.number || now.state !== problem.state);
    if (isNews) await problems.keep({ ...problem, number: now.number, state: now.state });
  }
  return ok(null);
}
