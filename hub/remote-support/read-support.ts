import type { HubReply } from '#contracts/hub-api.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { AgentId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { participantOf } from '#domain/remote-support/support-session.rules.ts';
import type { Agent } from '#domain/workforce/agent.record.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { readPublicKey } from '../inventory/enrolment-rows.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecord, readRecords } from '../sync/read-record.ts';
import { noteSign } from './live-session-rows.ts';
import { sessionsGoingOn, sharerOf } from './sharers.ts';
import type { SupportPorts } from './support-ports.ts';

type ReadPorts = Pick<SupportPorts, 'store' | 'nowMs'>;

/** A session as whoever shares their screen may see it: who asks or helps, and with which ticket. */
export async function readSupport(
  { store: { database }, nowMs }: ReadPorts,
  principal: Principal,
  id: SupportSessionId,
): Promise<Result<HubReply<'support.read'>>> {
  const session = await readOwn(database, principal, id);
  if (session === null) return refuse({ code: 'support.session-unknown' });
  if (session.state === 'joined') await noteSign(database, session, 'user', nowMs());
  return ok(await standingOf(database, session));
}

/** Where the chain of whoever shares stands; `null` before its first entry. */
export async function readOwnHead(
  { store: { database } }: ReadPorts,
  principal: Principal,
  id: SupportSessionId,
): Promise<Result<HubReply<'support.head'>>> {
  const session = await readOwn(database, principal, id);
  if (session === null) return refuse({ code: 'support.session-unknown' });
  return ok(session.heads.find(({ by }) => by === 'user') ?? null);
}

/** `null` for everybody but whoever shares. */
async function readOwn(reader: StoreReader, principal: Principal, id: SupportSessionId) {
  const session = await readRecord(reader, supportSessionRecord, id);
  return session !== undefined && participantOf(session, principal) === 'user' ? session : null;
}

/** What goes on where somebody is; the latest, where there are several. */
export async function readCurrent(
  { store: { database }, nowMs }: ReadPorts,
  principal: Principal,
): Promise<Result<HubReply<'support.current'>>> {
  const sharer = sharerOf(principal);
  const going = sharer === null ? [] : await sessionsGoingOn(database, sharer, nowMs());
  const session = going.findLast(({ state }) => state === 'joined') ?? going.at(-1);
  return ok(session === undefined ? null : await standingOf(database, session));
}

export async function readPartner(
  { store: { database } }: ReadPorts,
  agent: AgentPrincipal,
  id: SupportSessionId,
): Promise<Result<HubReply<'support.partner'>>> {
  const session = await readRecord(database, supportSessionRecord, id);
  const participant = session?.state === 'joined' ? participantOf(session, agent) : null;
  if (session === undefined || participant === null || participant === 'user') {
    return refuse({ code: 'support.session-unknown' });
  }
  const deviceKey = session.device === null ? undefined : await readPublicKey(database, session.device);
  return ok({ deviceKey: deviceKey ?? null });
}

async function standingOf(reader: StoreReader, session: SupportSession): Promise<HubReply<'support.read'>> {
  const { id, state, person, agent, reason, awaitedUntilMs, joinedAtMs, endedAtMs } = session;
  const known = await colleaguesOf(reader, [...(agent === null ? [] : [agent]), ...session.onlookers]);
  const incident = session.incident === null ? undefined : await readRecord(reader, incidentRecord, session.incident);
  return {
    id,
    state,
    person,
    agent,
    reason,
    awaitedUntilMs,
    joinedAtMs,
    endedAtMs,
    endedBy: session.endedBy,
    endReason: session.endReason,
    endNote: session.endNote,
    agentName: agent === null ? null : (known.get(agent)?.name ?? null),
    agentRole: agent === null ? null : (known.get(agent)?.role ?? null),
    onlookers: session.onlookers.map((one) => ({ id: one, name: '', ...known.get(one) })),
    ticket:
      incident === undefined
        ? null
        : { id: incident.id, number: incident.number, summary: incident.summary, loggedAtMs: incident.loggedAtMs },
  };
}

type Known = Pick<HubReply<'support.read'>['onlookers'][number], 'name'> & Pick<Agent, 'role'>;

/** Names and roles of who is on the desk. */
export async function colleaguesOf(reader: StoreReader, ids: readonly AgentId[]): Promise<ReadonlyMap<AgentId, Known>> {
  const agents = [...(await readRecords(reader, agentRecord, ids)).values()];
  const people = await readRecords(
    reader,
    personRecord,
    agents.map(({ person }) => person),
  );
  return new Map(agents.map(({ id, person, role }) => [id, { name: people.get(person)?.name ?? '', role }]));
}
