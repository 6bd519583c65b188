import type { CommandAnswer } from '#contracts/sync.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { CommandEntry, RecordKinds } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { recordKinds } from '#domain/processes.ts';
import { prepareCommand } from '../../hub/prepare-command.ts';
import { createGate } from '../../hub/sync/accept-commands.ts';
import type { FaultReport, Gate, Prepare } from '../../hub/sync/gate.ts';
import type { Store } from '../../hub/store/store.ts';

export interface GateUnderTest extends Gate {
  /** What was reported as broken, in order. */
  readonly faults: readonly Omit<FaultReport, 'reportId'>[];
}

/** A gate as the hub builds it, whose clock is turned by hand. */
export function gateOn(
  store: Store,
  over: { readonly kinds?: RecordKinds; readonly prepare?: Prepare; readonly nowMs?: () => number } = {},
): GateUnderTest {
  const { kinds = recordKinds, prepare = prepareCommand, nowMs = () => 10_000 } = over;
  const faults: Omit<FaultReport, 'reportId'>[] = [];
  const reportFault = (fault: Omit<FaultReport, 'reportId'>) => `report-${faults.push(fault)}`;
  return { ...createGate({ store, kinds, nowMs, prepare, reportFault }), faults };
}

/** A command of the hub itself. `serial` makes its id; those of `foundDesk` begin at 900,000. */
export function deskCommand(
  serial: number,
  command: Pick<CommandEntry, 'name' | 'target' | 'input'> & Partial<CommandEntry>,
): CommandEntry {
  return aCommandEntry(serial, { actor: 'desk:hub', device: 'desk:hub', ...command });
}

/** Founds a desk: Berlin, the first line led by Mira, the service mail, and Vera and Wim who ask. */
export async function foundDesk(gate: Gate): Promise<void> {
  const person = (name: string): CommandEntry['input'] => {
    const { id: _id, isActive: _isActive, changedAtMs: _changedAtMs, ...input } = aPerson({ name, login: null });
    return input;
  };
  const team = { name: 'First line', tier: 1, purpose: 'Takes every contact.', isEntry: true };
  const service = { name: 'Mail', description: 'Mailboxes and calendars.', team: 'team:firstline' };
  const appointed = { person: 'person:mira', role: 'agent', teams: ['team:firstline'] };
  const commands: [name: string, target: string, input: CommandEntry['input']][] = [
    ['site.open', 'site:berlin', { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' }],
    ['person.register', 'person:mira', person('Mira Sandoval')],
    ['person.register', 'person:vera', person('Vera Lindqvist')],
    ['person.register', 'person:wim', person('Wim Aerts')],
    ['team.form', 'team:firstline', team],
    ['agent.appoint', 'agent:mira', appointed],
    ['team.name-lead', 'team:firstline', { lead: 'agent:mira' }],
    ['service.publish', 'service:mail', service],
    ['device.enrol', 'device:nb0142', { name: 'nb-0142', person: 'person:vera', site: 'site:berlin' }],
  ];
  const entries = commands.map(([name, target, input], index) =>
    deskCommand(900_000 + index, { name, target, input, issuedAtMs: epochMs.parse(1_000) }),
  );
  const refused = (await gate.accept(deskItself, entries)).filter(({ kind }) => kind === 'refused');
  if (refused.length > 0) throw new Error(`The desk was not founded: ${JSON.stringify(refused)}`);
}

/** Mira logs an incident of Vera's, without a number. `serial` makes its id and the command's. */
export function logCommand(serial: number, over: Partial<CommandEntry> & { readonly log?: object } = {}): CommandEntry {
  const { log = {}, ...entry } = over;
  const input: CommandEntry['input'] = { ...aLogInput(), number: null, ...log };
  return aCommandEntry(serial, { name: 'incident.log', target: `incident:${serial}`, input, ...entry });
}

/** The refusal code of each answer, or `accepted`. */
export function outcomesOf(answers: readonly CommandAnswer[]): readonly string[] {
  return answers.map((answer) => (answer.kind === 'accepted' ? 'accepted' : answer.refusal.code));
}
