import type { Incident } from '#domain/incident/incident.record.ts';
import { plainWords, summaryOf } from '#domain/incident/summary.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import { line, prose } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { Acquaintance } from '../hub-link/acquaintance.ts';
import type { Words } from '../words/words.ts';
import { newCommand } from '../outbox/new-command.ts';

export interface ProblemReport {
  readonly summary: string;
  readonly details: string | null;
  /** What it does to the business; that one person is affected where nobody said more. */
  readonly impact?: Incident['impact'];
}

/** What somebody says of a problem in their own words. */
export interface ProblemInWords {
  readonly words: string;
  /** Since when, as they put it; empty where they left it out. */
  readonly since: string;
  readonly effect: Incident['impact'];
}

/** The first line is the summary; whatever it does not say is told in the details, in the person's own order. */
export function problemFromWords({ words, since, effect }: ProblemInWords, { since: sinceLine }: Words): ProblemReport {
  const [summary, said, moment] = [summaryOf(words), plainWords(words), plainWords(since)];
  const parts = [said === summary ? '' : said, moment === '' ? '' : sinceLine(moment)].filter((part) => part !== '');
  return { summary, details: parts.length === 0 ? null : parts.join('\n\n'), impact: effect };
}

export interface Reporter {
  readonly device: DeviceId;
  /** What the hub last said about the device; `null` when they have never met since it was enrolled. */
  readonly acquaintance: Acquaintance | null;
  /** This machine's clock, epoch milliseconds. */
  readonly nowMs: number;
}

type ReportRefusal =
  | { readonly code: 'problem.hub-never-met' }
  | { readonly code: 'problem.nobodys-device' }
  | { readonly code: 'problem.summary-invalid' }
  | { readonly code: 'problem.details-invalid' };

/** The command that logs a problem of the person at this device. The hub gives it its number, team and owner. */
export function problemCommand(report: ProblemReport, reporter: Reporter): Result<CommandEntry, ReportRefusal> {
  const { device, acquaintance, nowMs } = reporter;
  const summary = line(300).safeParse(report.summary);
  const description = prose(20_000).nullable().safeParse(report.details);
  if (!summary.success) return refuse({ code: 'problem.summary-invalid' });
  if (!description.success) return refuse({ code: 'problem.details-invalid' });
  if (acquaintance === null) return refuse({ code: 'problem.hub-never-met' });
  if (acquaintance.person === null) return refuse({ code: 'problem.nobodys-device' });

  const input = {
    summary: summary.data,
    description: description.data,
    channel: 'helper',
    requester: acquaintance.person,
    device,
    service: null,
    site: null,
    category: null,
    impact: report.impact ?? 'user-affected',
    urgency: 'medium',
    number: null,
    routing: null,
  } as const;
  const origin = { device, nowMs, hubOffsetMs: acquaintance.hubOffsetMs };
  return ok(newCommand('incident.log', newRecordId('incident'), input, origin));
}
