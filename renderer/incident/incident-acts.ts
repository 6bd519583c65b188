import { incidentId } from '#domain/kernel/fields.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { agentId, epochMs } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { recordKinds } from '#domain/processes.ts';
import { blankAgent } from '#domain/workforce/agent.record.ts';

/** What an agent may want to do with a ticket, the most likely next step first. */
export const incidentActs = [
  'accept',
  'decline',
  'claim',
  'resume',
  'resolve',
  'suspend',
  'offer',
  'withdraw',
  'categorise',
  'reopen',
  'close',
] as const;
export type IncidentAct = (typeof incidentActs)[number];

/** `null` where the act is possible, else why it is not. */
export type ActStates = Readonly<Record<IncidentAct, Refusal | null>>;

/** A colleague who is there for anything: whom an offer goes to is asked later. */
const anybody = { ...blankAgent(agentId.parse('agent:0')), isActive: true };

/** Input that would do, were the act possible at all. */
const sampleInputs: Readonly<Record<IncidentAct, unknown>> = {
  accept: {},
  decline: { reason: '-' },
  claim: { team: 'team:0' },
  resume: {},
  resolve: { resolution: '-' },
  suspend: { reason: 'agreed-date', untilMs: 0, note: null },
  offer: { to: anybody.id, team: 'team:0', note: null },
  withdraw: {},
  categorise: { category: null, service: null, impact: 'user-affected', urgency: 'low' },
  reopen: { reason: '-' },
  close: {},
};

/**
 * Which acts are possible now, and why the others are not. Asked of the commands themselves by trying them out, so
 * that no button knows rules of its own.
 */
export function actStatesOf(incident: Incident, me: AgentPrincipal, nowMs: number): ActStates {
  const records = new Map<string, DeskRecord>([
    [incident.id, incident],
    [anybody.id, anybody],
  ]);
  const moment = epochMs.parse(Math.max(0, Math.trunc(nowMs)));
  function tryOut(act: IncidentAct): Refusal | null {
    const command = readCommand(recordKinds, {
      id: '00000000-0000-7000-8000-000000000000',
      name: `incident.${act}`,
      target: incidentId.parse(incident.id),
      // Plain data by the schemas it is read with in the next step.
      input: sampleInputs[act] as null,
      actor: me.id,
      device: 'client:0',
      issuedAtMs: moment,
      hubOffsetMs: 0,
      schemaVersion: 1,
    });
    if (!command.ok) return command.refusal;
    const decided = runCommand(command.value, me, records, { occurredAtMs: moment, receivedAtMs: moment });
    return decided.ok ? null : decided.refusal;
  }
  const states = incidentActs.map((act) => [act, tryOut(act)] as const);
  // One entry for each act of the list the type is made from.
  return Object.fromEntries(states) as Record<IncidentAct, Refusal | null>;
}

/** Acts that need nothing more to be said, and are done as soon as they are chosen. */
export const immediateActs = ['accept', 'claim', 'resume', 'withdraw'] as const satisfies readonly IncidentAct[];
export type ImmediateAct = (typeof immediateActs)[number];
export type FormAct = Exclude<IncidentAct, ImmediateAct>;

export function isImmediate(act: IncidentAct): act is ImmediateAct {
  return immediateActs.some((immediate) => immediate === act);
}

/** Acts that would only raise questions where they are impossible; they are left out instead of explained. */
export const silentWhenImpossible: readonly IncidentAct[] = ['accept', 'decline', 'withdraw'];

export const actKeys: Readonly<Record<IncidentAct, string>> = {
  accept: 'a',
  decline: 'd',
  claim: 't',
  resume: 's',
  resolve: 'e',
  suspend: 's',
  offer: 'o',
  withdraw: 'w',
  categorise: 'p',
  reopen: 'shift+e',
  close: 'shift+c',
};
