import type { HubReply } from '#contracts/hub-api.ts';
import type { HubInput } from '#contracts/hub-api.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { perSupportAddress, perSupportAgent } from '../access/sign-in-throttle.rules.ts';
import type { StoreTransaction } from '../store/store.ts';
import { deskCommand } from '../sync/desk-command.ts';
import { readRecord } from '../sync/read-record.ts';
import { stopWaiting } from './live-session-rows.ts';
import type { SupportCodeRow } from './support-code-rows.ts';
import { readCode, takeCode, takeCodeOf } from './support-code-rows.ts';
import { hashOfTyped } from './support-codes.ts';
import type { SupportPorts } from './support-ports.ts';

/** Who waits with the code that an agent was told. */
export async function findSupport(
  ports: SupportPorts,
  agent: AgentPrincipal,
  typed: string,
  address: string,
): Promise<Result<HubReply<'support.find'>>> {
  const found = await withCode(ports, agent, typed, address, async (row) => ok(row));
  if (!found.ok) return found;
  const { database } = ports.store;
  const session = await readRecord(database, supportSessionRecord, supportSessionId.parse(found.value.session));
  const device = session?.device == null ? null : await readRecord(database, deviceRecord, session.device);
  if (session === undefined || device === undefined) return refuse({ code: 'support.code-wrong' });
  const person = session.person === null ? undefined : await readRecord(database, personRecord, session.person);
  return ok({
    session: session.id,
    device: device === null ? null : { id: device.id, name: device.name },
    person: person === undefined ? null : { id: person.id, name: person.name },
    awaitedUntilMs: session.awaitedUntilMs,
  });
}

/** Joins the session of a code with a ticket. Only if both fit is the code used up. */
export async function joinSupport(
  ports: SupportPorts,
  agent: AgentPrincipal,
  input: HubInput<'support.join'>,
  address: string,
): Promise<Result<HubReply<'support.join'>>> {
  return await withCode(ports, agent, input.code, address, async (row) => {
    const id = supportSessionId.parse(row.session);
    const ticket = await ticketFor(ports, agent, id, input);
    if (!ticket.ok) return ticket;
    return await joinAs(ports, agent, id, ticket.value, (tx) => takeCode(tx, row.code_hash, ports.nowMs()));
  });
}

/** Joins whoever asked in the portal on a ticket of theirs: they are signed in, so that no code has to say who they are. */
export async function takeSupport(
  ports: SupportPorts,
  agent: AgentPrincipal,
  id: SupportSessionId,
): Promise<Result<HubReply<'support.take'>>> {
  const session = await readRecord(ports.store.database, supportSessionRecord, id);
  const incident = session?.state === 'waiting' && session.device === null ? session.incident : null;
  if (incident === null) return refuse({ code: 'support-session.not-awaited' });
  return await joinAs(ports, agent, id, { incident, commands: [] }, (tx) => takeCodeOf(tx, id));
}

interface Ticket {
  readonly incident: IncidentId;
  /** What logs it, where there was none. */
  readonly commands: readonly CommandEntry[];
}

/** @param useUp False when somebody else was faster. */
async function joinAs(
  { gate, nowMs, log }: SupportPorts,
  agent: AgentPrincipal,
  session: SupportSessionId,
  { incident, commands }: Ticket,
  useUp: (tx: StoreTransaction) => Promise<boolean>,
): Promise<Result<{ readonly session: SupportSessionId }>> {
  const atMs = nowMs();
  const join = deskCommand('support-session.join', session, { agent: agent.id, incident }, atMs);
  const joined = await gate.acceptTogether(deskItself, [...commands, join], async (tx) => {
    if (!(await useUp(tx))) return refuse({ code: 'support.code-wrong' });
    await stopWaiting(tx, session, atMs);
    return ok(null);
  });
  if (!joined.ok) return joined;
  log.info({ session, agent: agent.id, incident }, 'help joined');
  return ok({ session });
}

/** The ticket that was named, or one that is logged on the way for whoever walked up without one (C12). */
async function ticketFor(
  { store, nowMs }: SupportPorts,
  agent: AgentPrincipal,
  id: SupportSessionId,
  input: HubInput<'support.join'>,
): Promise<Result<Ticket>> {
  if ('incident' in input) return ok({ incident: incidentId.parse(input.incident), commands: [] });
  const session = await readRecord(store.database, supportSessionRecord, id);
  if (session === undefined || session.person === null) return refuse({ code: 'support.person-unknown' });
  const incident = incidentId.parse(newRecordId('incident'));
  return ok({
    incident,
    commands: [walkUp(session, session.person, { agent, incident, summary: input.summary, atMs: nowMs() })],
  });
}

function walkUp(
  { device }: SupportSession,
  requester: NonNullable<SupportSession['person']>,
  on: {
    readonly agent: AgentPrincipal;
    readonly incident: IncidentId;
    readonly summary: string;
    readonly atMs: number;
  },
): CommandEntry {
  const team = on.agent.teams[0];
  const input = {
    summary: on.summary,
    description: null,
    channel: device === null ? 'portal' : 'helper',
    requester,
    device,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    number: null,
    routing: team === undefined ? null : { team, owner: on.agent.id },
  } as const;
  return deskCommand('incident.log', on.incident, input, on.atMs);
}

/** Counts a code that is wrong against whoever tried it and where from; a good one costs nothing. */
async function withCode<Value>(
  { store, tallies, nowMs }: SupportPorts,
  agent: AgentPrincipal,
  typed: string,
  address: string,
  use: (row: SupportCodeRow) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const counted = [
    { subject: `support ${agent.id}`, policy: perSupportAgent },
    { subject: `support ${address}`, policy: perSupportAddress },
  ] as const;
  const waitMs = await tallies.beginTry(counted);
  if (waitMs > 0) return refuse({ code: 'support.throttled', details: { retryAfterS: Math.ceil(waitMs / 1_000) } });
  const codeHash = hashOfTyped(typed);
  const row = codeHash === null ? undefined : await readCode(store.database, codeHash, nowMs());
  if (row === undefined) return refuse({ code: 'support.code-wrong' });
  await tallies.takeBack(counted);
  return await use(row);
}
