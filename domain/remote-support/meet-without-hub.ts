import { z } from 'zod';
import { incidentRecord } from '../incident/incident.record.ts';
import { deviceRecord } from '../inventory/device.record.ts';
import type { CommandContext } from '../kernel/command.ts';
import { deviceId, incidentId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { SupportSession } from './support-session.record.ts';
import { isAboutThem } from './support-session.rules.ts';

export const meetInput = z.strictObject({ device: deviceId, incident: incidentId });

type Unfit = { readonly code: `support-session.${'device-unknown' | 'ticket-ended' | 'ticket-of-another'}` };

/**
 * An agent has met somebody where no hub was, and both went on from there (S10). It is written down afterwards, so nothing is
 * granted by it: who looked at what was asked at the computer. A ticket that others closed meanwhile keeps its session.
 */
export function meetWithoutHub(
  blank: SupportSession,
  { device: deviceOf, incident: about }: z.infer<typeof meetInput>,
  { principal, nowMs, find }: CommandContext,
): Result<SupportSession, Unfit> {
  const device = find(deviceRecord, deviceOf);
  const incident = find(incidentRecord, about);
  if (device === undefined || principal.kind !== 'agent') return refuse({ code: 'support-session.device-unknown' });
  if (incident === undefined) return refuse({ code: 'support-session.ticket-ended' });
  const met: SupportSession = {
    ...blank,
    state: 'joined',
    origin: 'lan',
    device: device.id,
    person: device.person,
    incident: incident.id,
    agent: principal.id,
    spells: [{ agent: principal.id, fromMs: nowMs, toMs: null }],
    awaitedUntilMs: nowMs,
    requestedAtMs: nowMs,
    joinedAtMs: nowMs,
    changedAtMs: nowMs,
  };
  return isAboutThem(met, incident) ? ok(met) : refuse({ code: 'support-session.ticket-of-another' });
}
