import type { HubReply } from '#contracts/hub-api.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { DeviceId, IncidentId } from '#domain/kernel/fields.ts';
import { epochMs, supportSessionId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { QUESTION_GOOD_FOR_MS } from '#domain/remote-support/support-session.rules.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { deskCommand } from '../sync/desk-command.ts';
import { readRecord } from '../sync/read-record.ts';
import type { Sharer } from './live-session-rows.ts';
import { beginLiveSession } from './live-session-rows.ts';
import { overtake, sessionsGoingOn } from './sharers.ts';
import type { SupportPorts } from './support-ports.ts';

interface Question {
  readonly incident: IncidentId;
  readonly device: DeviceId | null;
  readonly reason: string;
}

/** An agent asks whoever a ticket is about. Whether they may is decided with the command; that they are free, here. */
export async function askSupport(
  ports: SupportPorts,
  agent: AgentPrincipal,
  { incident, device, reason }: Question,
): Promise<Result<HubReply<'support.ask'>>> {
  const { store, gate, nowMs, log } = ports;
  const sharer = await sharerFor(ports, incident, device);
  if (sharer === null) return refuse({ code: 'support-session.ticket-ended' });
  const atMs = nowMs();
  const session = supportSessionId.parse(newRecordId('support-session'));
  const awaitedUntilMs = epochMs.parse(atMs + QUESTION_GOOD_FOR_MS);
  const commands = [
    ...overtake(await sessionsGoingOn(store.database, sharer, atMs), atMs),
    deskCommand('support-session.ask', session, { agent: agent.id, incident, device, reason }, atMs),
  ];
  const asked = await gate.acceptTogether(deskItself, commands, async (tx) => {
    // Two agents who ask at the same moment: the second hears that the first was there.
    await store.lockRecords(tx, [sharer.device ?? sharer.person ?? '']);
    const others = await sessionsGoingOn(tx, sharer, atMs);
    if (others.some(({ state }) => state !== 'waiting')) return refuse({ code: 'support.busy' });
    await beginLiveSession(tx, session, sharer, { nowMs: atMs, dueAtMs: awaitedUntilMs });
    return ok(null);
  });
  if (!asked.ok) return asked;
  log.info({ session, agent: agent.id, incident }, 'help offered');
  return ok({ session, awaitedUntilMs });
}

async function sharerFor({ store }: SupportPorts, id: IncidentId, device: DeviceId | null): Promise<Sharer | null> {
  if (device !== null) return { device, person: null };
  const incident = await readRecord(store.database, incidentRecord, id);
  return incident === undefined ? null : { device: null, person: incident.requester };
}
