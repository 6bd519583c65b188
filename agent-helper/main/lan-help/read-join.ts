import type { ConsoleCertificate, HandedCommand } from '#contracts/exchange.ts';
import { consoleCertificate, handedText } from '#contracts/exchange.ts';
import type { LanJoin } from '#contracts/lan-session/lan-messages.ts';
import { lanJoinText } from '#contracts/lan-session/lan-messages.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { meetInput } from '#domain/remote-support/meet-without-hub.ts';
import type { Verify } from '#platform/any/exchange/signing.ts';

export interface JoinKnowledge {
  /** By which the hub of this computer signs certificates. */
  readonly deskKey: string;
  readonly device: DeviceId;
  /** Of the line that it came over. */
  readonly channel: string;
  /** By the hub's clock. */
  readonly nowMs: number;
  readonly verify: Verify;
}

/**
 * Who joins, by the word of this computer's own hub (S4). Refused with `lan.not-of-desk` for whoever cannot show it, or shows somebody
 * else's, and for what they bring that is not of this meeting.
 */
export async function readJoin(join: LanJoin, known: JoinKnowledge): Promise<Result<ConsoleCertificate>> {
  const notOfDesk = refuse({ code: 'lan.not-of-desk' });
  if (!(await known.verify(known.deskKey, 'certificate', join.certificate))) return notOfDesk;
  const certificate = consoleCertificate.safeParse(jsonIn(join.certificate.text)).data;
  if (certificate === undefined || known.nowMs > certificate.expiresAtMs) return notOfDesk;
  const text = lanJoinText(join.session, known.device, known.channel);
  if (!(await known.verify(certificate.publicKey, 'lan', { text, signature: join.signature }))) return notOfDesk;
  const entries = await Promise.all(join.commands.map((handed) => entryIn(handed, certificate, join, known)));
  return isMeeting(entries, join, known.device) ? ok(certificate) : notOfDesk;
}

/** `null`: not signed by who joins. */
async function entryIn(
  handed: HandedCommand,
  { publicKey, agent }: ConsoleCertificate,
  join: LanJoin,
  { verify }: JoinKnowledge,
): Promise<CommandEntry | null> {
  if (handed.certificate.text !== join.certificate.text) return null;
  if (!(await verify(publicKey, 'command', handed.signed))) return null;
  const entry = handedText.safeParse(jsonIn(handed.signed.text)).data?.command;
  return entry?.actor === agent ? entry : null;
}

/** The session with this ticket on this computer, and before it what the ticket needs. */
function isMeeting(entries: readonly (CommandEntry | null)[], { session, ticket }: LanJoin, device: DeviceId): boolean {
  const last = entries.at(-1);
  const met = last?.name === 'support-session.meet' ? meetInput.safeParse(last.input).data : undefined;
  const isThisOne = last?.target === session && met?.device === device && met.incident === ticket.id;
  return isThisOne && entries.slice(0, -1).every((entry) => entry?.target === ticket.id);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema.
    return null;
  }
}
