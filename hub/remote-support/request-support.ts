import type { HubReply } from '#contracts/hub-api.ts';
import type { IncidentId, PersonId } from '#domain/kernel/fields.ts';
import { deviceId, epochMs, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { CODE_GOOD_FOR_MS, PORTAL_WAIT_MS } from '#domain/remote-support/support-session.rules.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { deskCommand } from '../sync/desk-command.ts';
import type { Sharer } from './live-session-rows.ts';
import { beginLiveSession } from './live-session-rows.ts';
import { overtake, sessionsGoingOn } from './sharers.ts';
import { deleteExpiredCodes, replaceCode } from './support-code-rows.ts';
import { hashOfTyped, newSupportCode } from './support-codes.ts';
import type { SupportPorts } from './support-ports.ts';

/** Ten to the ninth codes and a handful in use: who meets one that is in use meets no second. */
const MOST_NEW_CODES = 3;

/** Makes a session and the code for it. An older code of the same place is good for nothing from here on. */
export async function requestSupport(
  ports: SupportPorts,
  sharer: Sharer,
  incident: IncidentId | null,
): Promise<Result<HubReply<'support.request'>>> {
  const { store, nowMs, log } = ports;
  await deleteExpiredCodes(store.database, nowMs());
  for (let tries = 0; tries < MOST_NEW_CODES; tries += 1) {
    const requested = await requestWithCode(ports, sharer, incident, newSupportCode());
    if (requested.ok) log.info({ session: requested.value.session, ...sharer }, 'help asked for');
    if (requested.ok || requested.refusal.code !== 'support.code-in-use') return requested;
  }
  return refuse({ code: 'support.code-in-use' });
}

async function requestWithCode(
  { store, gate, nowMs }: SupportPorts,
  sharer: Sharer,
  incident: IncidentId | null,
  code: string,
): Promise<Result<HubReply<'support.request'>>> {
  const session = supportSessionId.parse(newRecordId('support-session'));
  const atMs = nowMs();
  const awaitedUntilMs = epochMs.parse(atMs + (incident === null ? CODE_GOOD_FOR_MS : PORTAL_WAIT_MS));
  const commands = [
    ...overtake(await sessionsGoingOn(store.database, sharer, atMs), atMs),
    deskCommand('support-session.request', session, { ...requestedBy(sharer), ...onTicket(incident) }, atMs),
  ];
  const requested = await gate.acceptTogether(deskItself, commands, async (tx) => {
    const device = sharer.device ?? sharer.person ?? '';
    const row = { code_hash: hashOfTyped(code)!, session, device, expires_at_ms: atMs + CODE_GOOD_FOR_MS };
    if (!(await replaceCode(tx, row))) return refuse({ code: 'support.code-in-use' });
    await beginLiveSession(tx, session, sharer, { nowMs: atMs, dueAtMs: awaitedUntilMs });
    return ok(null);
  });
  return requested.ok ? ok({ session, code, awaitedUntilMs }) : requested;
}

function requestedBy({ device, person }: Sharer): {
  readonly device: ReturnType<typeof deviceId.parse> | null;
  readonly person?: PersonId;
} {
  if (device !== null) return { device: deviceId.parse(device) };
  return { device: null, person: personId.parse(person) };
}

function onTicket(incident: IncidentId | null): { readonly incident?: IncidentId } {
  return incident === null ? {} : { incident };
}
