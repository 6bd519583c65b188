import type { CommandEntry } from '#domain/kernel/command.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import { line, prose } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { Acquaintance } from '../hub-link/acquaintance.ts';
import { newCommand } from '../outbox/new-command.ts';

export interface ProblemReport {
  readonly summary: string;
  readonly details: string | null;
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
    impact: 'user-affected',
    urgency: 'medium',
    number: null,
    routing: null,
  } as const;
  const origin = { device, nowMs, hubOffsetMs: acquaintance.hubOffsetMs };
  return ok(newCommand('incident.log', newRecordId('incident'), input, origin));
}
