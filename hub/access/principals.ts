import type { DeviceId, PersonId } from '#domain/kernel/fields.ts';
import { deviceId, personId } from '#domain/kernel/fields.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { Agent } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Store } from '../store/store.ts';
import { stateOf } from '../sync/read-record.ts';

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

/** Who a holder is, and one of the agents that they are or were. */
interface HolderRow {
  readonly holder_name: string;
  readonly holder_version: number;
  readonly holder_state: string;
  readonly agent_id: string | null;
  readonly agent_version: number | null;
  readonly agent_state: string | null;
}

/**
 * Who a holder of a session is now: an agent while they are appointed, otherwise a person; or a device.
 * `null` when they have left. Read anew each time, so that a role that is taken away is gone with the next request.
 */
export async function identityOf(store: Store, holder: Holder): Promise<Identity | null> {
  return identityIn(holder, await selectHolders(store).where('holder.id', '=', holder).execute());
}

/** The rows from which `identityIn` reads who somebody is, of all holders: to be narrowed down. */
export function selectHolders({ database, engine }: Pick<Store, 'database' | 'engine'>) {
  // As indexed by the migration `access`: an index over an expression serves only that expression.
  const agentsPerson =
    engine === 'sqlite' ? sql<string>`(agent.state ->> 'person')` : sql<string>`((agent.state::jsonb) ->> 'person')`;
  return database
    .selectFrom('record as holder')
    .leftJoin('record as agent', (join) =>
      join.on('agent.name', '=', sql.lit('agent')).on((row) => row(agentsPerson, '=', row.ref('holder.id'))),
    )
    .select([
      'holder.name as holder_name',
      'holder.schema_version as holder_version',
      'holder.state as holder_state',
      'agent.id as agent_id',
      'agent.schema_version as agent_version',
      'agent.state as agent_state',
    ]);
}

export function identityIn(holder: Holder, rows: readonly HolderRow[]): Identity | null {
  const [first] = rows;
  if (first === undefined) return null;
  const { holder_name: name, holder_version: schema_version, holder_state: state } = first;
  const row = { id: holder, name, schema_version, state };
  if (isDevice(holder)) {
    const device = stateOf(deviceRecord, row);
    return { principal: { kind: 'device', id: holder, person: device.person }, name: device.name };
  }
  const person = stateOf(personRecord, row);
  if (!person.isActive) return null;
  const agent = agentAmong(rows);
  const principal: Principal =
    agent === undefined
      ? { kind: 'person', id: holder }
      : { kind: 'agent', id: agent.id, person: holder, role: agent.role, teams: agent.teams };
  return { principal, name: person.name };
}

export function isDevice(holder: Holder): holder is DeviceId {
  return recordNameOf(holder) === deviceRecord.name;
}

/** The agent that a person is, if they are on the desk at present. */
function agentAmong(rows: readonly HolderRow[]): Agent | undefined {
  const agents = rows.flatMap(({ agent_id: id, agent_version, agent_state }) =>
    id === null ? [] : stateOf(agentRecord, { id, schema_version: agent_version!, state: agent_state! }),
  );
  // Not ordered by the store: SQLite would then walk all agents in order of id instead of using its index.
  return agents.filter(({ isActive }) => isActive).toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
}
