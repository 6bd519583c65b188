import type { ConsoleCertificate, HandedCommand } from '#contracts/exchange.ts';
import { consoleCertificate, handedText } from '#contracts/exchange.ts';
import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { identityOf } from '../access/principals.ts';
import type { Sessions } from '../access/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Gate } from '../sync/gate.ts';
import { readAnswers } from '../sync/stored-answers.ts';
import type { ExchangeKey } from './exchange-key.ts';
import { isSigned } from './exchange-key.ts';

export interface HandedPorts {
  readonly store: Store;
  readonly gate: Pick<Gate, 'accept'>;
  readonly sessions: Pick<Sessions, 'standing'>;
  readonly readKey: () => Promise<ExchangeKey>;
}

/** A command whose author's console is known to have signed it. */
interface Proven {
  readonly entry: CommandEntry;
  readonly certificate: ConsoleCertificate;
}

/**
 * Decides commands that somebody brings for their authors, in order, each under its author's present rights. Those that
 * were answered before get that answer, whoever sent them then. What is refused here, before the gate, is not stored:
 * the author may still send it.
 *
 * @returns One answer for each command, in their order.
 */
export async function acceptHanded(ports: HandedPorts, handed: readonly HandedCommand[]): Promise<CommandAnswer[]> {
  const key = await ports.readKey();
  const read = handed.map((one) => readHanded(key, one));
  const proven = read.flatMap((one) => (one.ok ? [one.value] : []));
  const known = await readAnswers(
    ports.store.database,
    proven.map(({ entry }) => entry.id),
  );
  const authors = await readAuthors(ports, proven);
  const answers = new Map(known);
  for (const stretch of stretchesOf(proven.filter(({ entry }) => !known.has(entry.id)))) {
    const author = authors.get(stretch[0]!.certificate.session);
    for (const answer of await decide(ports, author, stretch)) answers.set(answer.command, answer);
  }
  return handed.map((one, index) => {
    const proof = read[index]!;
    return proof.ok ? answers.get(proof.value.entry.id)! : refused(commandIn(one), proof.refusal.code);
  });
}

/** Signatures first: nothing that is not signed is looked at any closer. */
function readHanded(key: ExchangeKey, { signed, certificate: given }: HandedCommand): Result<Proven> {
  const forged = refuse({ code: 'exchange.forged' });
  if (!isSigned(key.publicKey, 'certificate', given)) return forged;
  const certificate = consoleCertificate.safeParse(parsed(given.text)).data;
  if (certificate === undefined || !isSigned(certificate.publicKey, 'command', signed)) return forged;
  const handed = handedText.safeParse(parsed(signed.text)).data;
  if (handed === undefined) return forged;
  const { command: entry, signedAtMs } = handed;
  if (entry.device !== certificate.device || entry.actor !== certificate.agent) return forged;
  // One that has run out since is good for what was signed before.
  const isInTime = certificate.issuedAtMs <= signedAtMs && signedAtMs <= certificate.expiresAtMs;
  return isInTime ? ok({ entry, certificate }) : refuse({ code: 'exchange.certificate-expired' });
}

/** Who the authors are now, by their sessions; a code where nothing more is taken from them. */
async function readAuthors(
  { store, sessions }: Pick<HandedPorts, 'store' | 'sessions'>,
  proven: readonly Proven[],
): Promise<ReadonlyMap<string, Result<Principal>>> {
  const certificates = new Map(proven.map(({ certificate }) => [certificate.session, certificate]));
  const standing = await sessions.standing([...certificates.keys()]);
  const authors = new Map<string, Result<Principal>>();
  for (const [session, { person }] of certificates) {
    const identity = standing.has(session) ? await identityOf(store, person) : null;
    if (!standing.has(session)) authors.set(session, refuse({ code: 'exchange.session-ended' }));
    else authors.set(session, identity === null ? refuse({ code: 'exchange.author-left' }) : ok(identity.principal));
  }
  return authors;
}

async function decide(
  { gate }: Pick<HandedPorts, 'gate'>,
  author: Result<Principal> | undefined,
  stretch: readonly Proven[],
): Promise<readonly CommandAnswer[]> {
  const entries = stretch.map(({ entry }) => entry);
  // Who is no longer the agent that they were when they signed has left that desk.
  const isStillWho = author?.ok === true && author.value.id === entries[0]?.actor;
  if (isStillWho) return await gate.accept(author.value, entries);
  if (author?.ok === true) return entries.map(({ id }) => refused(id, 'exchange.author-left'));
  return entries.map(({ id }) => refused(id, author?.refusal.code ?? 'exchange.session-ended'));
}

/** Commands of one author in a row: the order between authors counts as well. */
function stretchesOf(proven: readonly Proven[]): readonly (readonly Proven[])[] {
  const stretches: Proven[][] = [];
  for (const one of proven) {
    const last = stretches.at(-1);
    if (last?.[0]?.certificate.session === one.certificate.session) last.push(one);
    else stretches.push([one]);
  }
  return stretches;
}

/** Which command an answer is about, before anything in it is believed; an id that nobody has where none can be read. */
function commandIn({ signed }: HandedCommand): CommandEntry['id'] {
  return handedText.safeParse(parsed(signed.text)).data?.command.id ?? NO_COMMAND;
}

const NO_COMMAND = '00000000-0000-7000-8000-000000000000';

function refused(command: CommandEntry['id'], code: string): CommandAnswer {
  return { kind: 'refused', command, refusal: { code } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Signed or not, it is no message: the schema that is asked next says so.
    return null;
  }
}
