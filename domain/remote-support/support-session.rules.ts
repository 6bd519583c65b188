import { MOST_MINUTES_BOOKED } from '../incident/time-entry.ts';
import type { AgentId, EpochMs } from '../kernel/fields.ts';
import { epochMs } from '../kernel/fields.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Participant } from './session-entry.ts';
import type { SupportSession } from './support-session.record.ts';

/** How long a code is good: long enough to be read out on the phone (remote assistance, S1). */
export const CODE_GOOD_FOR_MS = 5 * 60_000;
/** How long a question waits on somebody's screen; whoever sits there later was not asked (C2). */
export const QUESTION_GOOD_FOR_MS = 60_000;
/** How long somebody waits who asked in the portal and stays on the page. */
export const PORTAL_WAIT_MS = 10 * 60_000;

/** After so long without a sign of either side nobody is there any more. */
export const BOTH_SILENT_FOR_MS = 10 * 60_000;
/** One side alone may be away for so long: a notebook that was closed, an agent who was called away. */
export const ONE_SILENT_FOR_MS = 60 * 60_000;

/** Somebody waits for an answer: the person for the desk, or the desk for the person. */
export function isAwaited(session: Pick<SupportSession, 'state' | 'awaitedUntilMs'>, nowMs: EpochMs): boolean {
  return (session.state === 'waiting' || session.state === 'asked') && nowMs < session.awaitedUntilMs;
}

/** The ticket has to be about whoever sits there. On a computer that is nobody's it may be anybody's. */
export function isAboutThem(
  session: Pick<SupportSession, 'person'>,
  incident: { readonly requester: SupportSession['person'] },
): boolean {
  return session.person === null || session.person === incident.requester;
}

/** Whose part a reader may take in a session: the user's, their own as an agent, or none. */
export function participantOf(
  session: Pick<SupportSession, 'device' | 'person' | 'agent' | 'onlookers'>,
  who: Principal,
): Participant | null {
  if (who.kind === 'agent' && isOfDesk(session, who.id)) return who.id;
  if (who.kind === 'device') return session.device === who.id ? 'user' : null;
  if (who.kind === 'desk' || session.device !== null || session.person === null) return null;
  const person = who.kind === 'agent' ? who.person : who.id;
  return person === session.person ? 'user' : null;
}

/** Everybody who is at a session. */
export function participantsOf(session: Pick<SupportSession, 'agent' | 'onlookers'>): readonly Participant[] {
  return ['user', ...(session.agent === null ? [] : [session.agent]), ...session.onlookers];
}

function isOfDesk({ agent, onlookers }: Pick<SupportSession, 'agent' | 'onlookers'>, id: AgentId): boolean {
  return agent === id || onlookers.includes(id);
}

/** When each side last gave a sign, by the hub's clock. */
export interface Signs {
  readonly userAtMs: number;
  readonly agentAtMs: number;
}

/** Whether a joined session has lost its people: nobody ended it, and nobody is there to. */
export function hasGoneSilent({ userAtMs, agentAtMs }: Signs, nowMs: number): boolean {
  const [later, earlier] = [Math.max(userAtMs, agentAtMs), Math.min(userAtMs, agentAtMs)];
  return nowMs - later >= BOTH_SILENT_FOR_MS || nowMs - earlier >= ONE_SILENT_FOR_MS;
}

/** For how long somebody helped, over all who did, in milliseconds; what goes on counts up to now. */
export function helpedForMs({ spells }: Pick<SupportSession, 'spells'>, nowMs: EpochMs): number {
  return spells.reduce((sumMs, { fromMs, toMs }) => sumMs + Math.max(0, (toMs ?? nowMs) - fromMs), 0);
}

/** The spells with the last one closed at that moment. */
export function spellsClosed(spells: SupportSession['spells'], atMs: EpochMs): SupportSession['spells'] {
  return spells.map((spell) =>
    spell.toMs === null ? { ...spell, toMs: epochMs.parse(Math.max(atMs, spell.fromMs)) } : spell,
  );
}

/** The same for what one agent looked on at. */
export function looksClosed(looks: SupportSession['looks'], agent: AgentId, atMs: EpochMs): SupportSession['looks'] {
  return looks.map((look) => (look.agent === agent ? spellsClosed([look], atMs)[0]! : look));
}

/** Time that somebody of the desk gave to a session. */
export interface SessionTime {
  readonly agent: AgentId;
  readonly kind: 'helped' | 'looked-on';
  readonly fromMs: EpochMs;
  /** Each begun minute counts. */
  readonly minutes: number;
}

/** What the desk gave to a session that is over, a stretch each (W12). */
export function timeGivenTo({ state, spells, looks }: Pick<SupportSession, 'state' | 'spells' | 'looks'>) {
  if (state !== 'ended') return [];
  const of = (kind: SessionTime['kind'], stretches: SupportSession['spells']): readonly SessionTime[] =>
    stretches.map(({ agent, fromMs, toMs }) => {
      const minutes = Math.ceil(Math.max(1, (toMs ?? fromMs) - fromMs) / 60_000);
      return { agent, kind, fromMs, minutes: Math.min(minutes, MOST_MINUTES_BOOKED) };
    });
  return [...of('helped', spells), ...of('looked-on', looks)];
}
