import { createHash } from 'node:crypto';
import { deskItself } from '#domain/kernel/principal.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { SessionTime } from '#domain/remote-support/support-session.rules.ts';
import { timeGivenTo } from '#domain/remote-support/support-session.rules.ts';
import { deskCommand } from '../sync/desk-command.ts';
import type { Gate } from '../sync/gate.ts';

/**
 * Writes down on the ticket what each agent gave to a session that is over (W12). Each stretch has one command for ever, so
 * whoever does it again, another process or a hub that was restored, books nothing twice.
 */
export async function bookSessionTime(gate: Gate, session: SupportSession, nowMs: number): Promise<void> {
  const { id, incident } = session;
  if (incident === null) return;
  const commands = timeGivenTo(session).map((time) => ({
    ...deskCommand('incident.book-time', incident, { ...time, session: id, note: null }, nowMs),
    id: commandIdFor(id, time),
  }));
  await gate.accept(deskItself, commands);
}

/** A UUIDv7 of the moment at which the stretch began; the rest of it follows from what it is for. */
function commandIdFor(session: SupportSession['id'], { agent, kind, fromMs }: SessionTime): string {
  const moment = fromMs.toString(16).padStart(12, '0');
  const rest = createHash('sha256').update(`${session} ${agent} ${kind} ${fromMs}`).digest('hex');
  const parts = [
    moment.slice(0, 8),
    moment.slice(8),
    `7${rest.slice(0, 3)}`,
    `8${rest.slice(3, 6)}`,
    rest.slice(6, 18),
  ];
  return parts.join('-');
}
