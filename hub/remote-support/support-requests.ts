import type { HubReply } from '#contracts/hub-api.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { deviceId, supportSessionId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { CODE_GOOD_FOR_MS } from '#domain/remote-support/support-session.rules.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { FailureTallies } from '../access/failure-tallies.ts';
import { perSupportAddress, perSupportAgent } from '../access/sign-in-throttle.rules.ts';
import type { Log } from '../log.ts';
import type { Store, StoreReader } from '../store/store.ts';
import { deskCommand } from '../sync/desk-command.ts';
import type { Gate } from '../sync/gate.ts';
import { readRecord } from '../sync/read-record.ts';
import type { SupportCodeRow } from './support-code-rows.ts';
import { deleteExpiredCodes, readCode, replaceCode, takeCode } from './support-code-rows.ts';
import { hashOfTyped, newSupportCode } from './support-codes.ts';

export interface SupportPorts {
  readonly store: Store;
  readonly gate: Gate;
  readonly tallies: FailureTallies;
  readonly nowMs: () => number;
  readonly log: Log;
}

type DevicePrincipal = Extract<Principal, { kind: 'device' }>;

/** Ten to the ninth codes and a handful in use: who meets one that is in use meets no second. */
const MOST_NEW_CODES = 3;

/** Makes a session and the code for it. An older code of the same device is good for nothing from here on. */
export async function requestSupport(
  { store, gate, nowMs, log }: SupportPorts,
  device: DevicePrincipal,
): Promise<Result<HubReply<'support.request'>>> {
  await deleteExpiredCodes(store.database, nowMs());
  for (let tries = 0; tries < MOST_NEW_CODES; tries += 1) {
    const session = supportSessionId.parse(newRecordId('support-session'));
    const code = newSupportCode();
    const atMs = nowMs();
    const awaitedUntilMs = atMs + CODE_GOOD_FOR_MS;
    const command = deskCommand('support-session.request', session, { device: device.id }, atMs);
    const requested = await gate.acceptTogether(deskItself, [command], async (tx) => {
      const row = { code_hash: hashOfTyped(code)!, session, device: device.id, expires_at_ms: awaitedUntilMs };
      return (await replaceCode(tx, row)) ? ok(null) : refuse({ code: 'support.code-in-use' });
    });
    if (requested.ok) {
      log.info({ session, device: device.id }, 'help asked for');
      return ok({ session, code, awaitedUntilMs });
    }
    if (requested.refusal.code !== 'support.code-in-use') return requested;
  }
  return refuse({ code: 'support.code-in-use' });
}

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
  const device = await readRecord(database, deviceRecord, deviceId.parse(found.value.device));
  if (session === undefined || device === undefined) return refuse({ code: 'support.code-wrong' });
  const person = session.person === null ? undefined : await readRecord(database, personRecord, session.person);
  return ok({
    session: session.id,
    device: { id: device.id, name: device.name },
    person: person === undefined ? null : { id: person.id, name: person.name },
    awaitedUntilMs: session.awaitedUntilMs,
  });
}

/** Joins the session of a code with a ticket. Only if both fit is the code used up. */
export async function joinSupport(
  ports: SupportPorts,
  agent: AgentPrincipal,
  { code, incident }: { readonly code: string; readonly incident: IncidentId },
  address: string,
): Promise<Result<HubReply<'support.join'>>> {
  const { gate, nowMs, log } = ports;
  return await withCode(ports, agent, code, address, async (row) => {
    const session = supportSessionId.parse(row.session);
    const command = deskCommand('support-session.join', session, { agent: agent.id, incident }, nowMs());
    const joined = await gate.acceptTogether(deskItself, [command], async (tx) =>
      (await takeCode(tx, row.code_hash, nowMs())) ? ok(null) : refuse({ code: 'support.code-wrong' }),
    );
    if (!joined.ok) return joined;
    log.info({ session, agent: agent.id, incident }, 'help joined');
    return ok({ session });
  });
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

/** A session as the device that asked for it may see it: who helps, and with which ticket. */
export async function readSupport(
  reader: StoreReader,
  device: DevicePrincipal,
  id: SupportSessionId,
): Promise<Result<HubReply<'support.read'>>> {
  const session = await readRecord(reader, supportSessionRecord, id);
  if (session === undefined || session.device !== device.id) return refuse({ code: 'support.session-unknown' });
  const { state, person, awaitedUntilMs, joinedAtMs, endedAtMs, endedBy } = session;
  const agent = session.agent === null ? undefined : await readRecord(reader, agentRecord, session.agent);
  const helping = agent === undefined ? undefined : await readRecord(reader, personRecord, agent.person);
  const incident = session.incident === null ? undefined : await readRecord(reader, incidentRecord, session.incident);
  const ticket =
    incident === undefined
      ? null
      : {
          id: incident.id,
          number: incident.number,
          summary: incident.summary,
          loggedAtMs: incident.loggedAtMs,
        };
  const times = { awaitedUntilMs, joinedAtMs, endedAtMs, endedBy };
  return ok({ id, state, person, ...times, agentName: helping?.name ?? null, ticket });
}
