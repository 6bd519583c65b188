import type { DeviceId, PersonId } from '#domain/kernel/fields.ts';
import { deviceId, personId } from '#domain/kernel/fields.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { Agent } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { readRecord, stateOf } from '../sync/read-record.ts';
import type { Store } from '../store/store.ts';

/** Someone a session can belong to: a person or a device. */
export const holderId = z.union([personId, deviceId]);
export type Holder = z.infer<typeof holderId>;

/** Who a holder is at this moment, and the name to greet. */
export interface Identity<Who extends Principal = Principal> {
  readonly principal: Who;
  readonly name: string;
}

/** Somebody with a person behind them: on the desk, or asking it. */
export type PersonPrincipal = Extract<Principal, { kind: 'agent' | 'person' }>;

export function personOf(principal: PersonPrincipal): PersonId {
  return principal.kind === 'agent' ? principal.person : principal.id;
}

/**
 * Who a holder of a session is now: an agent while they are appointed, otherwise a person; or a device.
 * `null` when they have left. Read anew each time, so that a role that is taken away is gone with the next request.
 */
export async function identityOf(store: Store, holder: Holder): Promise<Identity | null> {
  const device = deviceId.safeParse(holder);
  return device.success ? identityOfDevice(store, device.data) : identityOfPerson(store, personId.parse(holder));
}

async function identityOfPerson(store: Store, id: PersonId): Promise<Identity | null> {
  const person = await readRecord(store.database, personRecord, id);
  if (person?.isActive !== true) return null;
  const agent = await agentOfPerson(store, id);
  const principal: Principal =
    agent === null
      ? { kind: 'person', id }
      : { kind: 'agent', id: agent.id, person: id, role: agent.role, teams: agent.teams };
  return { principal, name: person.name };
}

async function identityOfDevice(store: Store, id: DeviceId): Promise<Identity | null> {
  const device = await readRecord(store.database, deviceRecord, id);
  if (device === undefined) return null;
  return { principal: { kind: 'device', id, person: device.person }, name: device.name };
}

/** The agent that a person is, if they are on the desk at present. */
async function agentOfPerson(store: Store, person: PersonId): Promise<Agent | null> {
  // As indexed by the migration `access`: an index over an expression serves only that expression.
  const agentsPerson = store.engine === 'sqlite' ? sql`(state ->> 'person')` : sql`((state::jsonb) ->> 'person')`;
  const rows = await store.database
    .selectFrom('record')
    .selectAll()
    .where('name', '=', sql.lit('agent'))
    .where(agentsPerson, '=', person)
    .execute();
  // Not ordered by the store: SQLite would then walk all agents in order of id instead of using that index.
  const active = rows.map((row) => stateOf(agentRecord, row)).filter(({ isActive }) => isActive);
  return active.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0] ?? null;
}
