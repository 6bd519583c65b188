import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Bell } from '../bell.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { KeptHelp, KeptSession } from './kept-help.ts';
import { readHelp, writeHelp } from './kept-help.ts';

export interface GetHelpPorts {
  readonly link: Pick<HubLink, 'ask'>;
  /** The file that keeps it. */
  readonly path: string;
  readonly bell: Bell;
  /** By this computer's clock. */
  readonly nowMs: () => number;
  /** Hub clock minus this computer's, in milliseconds. */
  readonly hubOffsetMs: () => Promise<number>;
  /** Puts the command that ends a session on its way; it survives restarts and dead lines. */
  readonly sendEnd: (session: KeptSession['id']) => Promise<void>;
  /** Something changed that windows show. */
  readonly onChanged: () => void;
  /** Somebody joined. */
  readonly onJoined: (session: KeptSession) => void;
}

/**
 * Help by a code, on the side of whoever asks for it:
 *
 *     (nothing) ──request──▶ waiting ──somebody joins──▶ joined ──either side──▶ ended ──dismiss──▶ (nothing)
 *                               └──cancel, or its time runs out──────────────────▲
 */
export interface GetHelp {
  readonly current: () => Promise<KeptSession | null>;
  readonly past: () => Promise<readonly KeptSession[]>;
  /** Gets a code. Needs the hub; an earlier code is good for nothing from here on. */
  readonly request: (signal: AbortSignal) => Promise<Result<null>>;
  /** Ends what is going on, at once on this side whatever the line to the hub does. */
  readonly end: () => Promise<void>;
  /** What has ended has been seen. */
  readonly dismiss: () => Promise<void>;
  /** Follows what is going on until `signal`. */
  readonly follow: (signal: AbortSignal) => Promise<void>;
}

/** Somebody looks at the screen and waits. */
const LOOK_AGAIN_MS = 2_000;
/** With nothing to follow, only the bell ends the rest. */
const LONG_REST_MS = 3_600_000;

export function createGetHelp(ports: GetHelpPorts): GetHelp {
  const { link, path, bell, nowMs, onChanged } = ports;
  const { inTurn, change } = keptIn(path, onChanged);

  async function request(signal: AbortSignal): Promise<Result<null>> {
    const asked = await link.ask('support.request', {}, signal);
    if (!asked.ok) return asked;
    const { session, code, awaitedUntilMs } = asked.value;
    const current = { ...justAsked, id: session, code, awaitedUntilMs };
    await change((help) => ({ ...help, current }));
    bell.ring();
    return ok(null);
  }

  async function end(): Promise<void> {
    const { current } = await inTurn(() => readHelp(path));
    if (current === null || current.state === 'ended') return;
    await ports.sendEnd(current.id);
    const endedHereAtMs = epochMs.parse(nowMs() + (await ports.hubOffsetMs()));
    const ended = { state: 'ended', endedAtMs: endedHereAtMs, endedBy: 'user', endedHereAtMs } as const;
    await change((help) => withStanding(help, current.id, ended));
  }

  async function look(session: KeptSession, signal: AbortSignal): Promise<void> {
    const read = await link.ask('support.read', { session: session.id }, signal);
    if (!read.ok) {
      if (read.refusal.code === 'support.session-unknown') await change((help) => ({ ...help, current: null }));
      return;
    }
    const { person: _person, ...standing } = read.value;
    if (session.state === 'waiting' && standing.state === 'joined') ports.onJoined({ ...session, ...standing });
    await change((help) => withStanding(help, session.id, standing));
  }

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { current } = await inTurn(() => readHelp(path));
      const isFollowed = current !== null && isGoingOn(current, nowMs() + (await ports.hubOffsetMs()));
      if (isFollowed) await look(current, signal);
      await bell.rest(isFollowed ? LOOK_AGAIN_MS : LONG_REST_MS, signal);
    }
  }

  return {
    current: async () => (await inTurn(() => readHelp(path))).current,
    past: async () => (await inTurn(() => readHelp(path))).past,
    request,
    end,
    dismiss: () => change((help) => ({ ...help, current: help.current?.state === 'joined' ? help.current : null })),
    follow,
  };
}

/** Reading and writing the file, one after the other. */
function keptIn(path: string, onChanged: () => void) {
  let lastTurn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastTurn.then(work, work);
    lastTurn = turn.catch(() => null);
    return turn;
  }

  function change(next: (help: KeptHelp) => KeptHelp): Promise<void> {
    return inTurn(async () => {
      const before = await readHelp(path);
      const after = next(before);
      if (after === before) return;
      await writeHelp(path, after);
      onChanged();
    });
  }

  return { inTurn, change };
}

const justAsked = {
  state: 'waiting',
  joinedAtMs: null,
  endedAtMs: null,
  endedBy: null,
  agentName: null,
  ticket: null,
  endedHereAtMs: null,
} as const;

/** @param hubNowMs Now, by the hub's clock. */
function isGoingOn(session: KeptSession, hubNowMs: number): boolean {
  return session.state === 'joined' || (session.state === 'waiting' && hubNowMs < session.awaitedUntilMs);
}

/**
 * The session as it now stands. What was ended here stays ended, though the hub may not know yet; a session that somebody
 * joined is remembered from then on.
 */
function withStanding(help: KeptHelp, id: KeptSession['id'], standing: Partial<KeptSession>): KeptHelp {
  const { current } = help;
  if (current === null || current.id !== id) return help;
  if (current.endedHereAtMs !== null || !isOther(current, standing)) return help;
  const next = { ...current, ...standing, code: standing.state === 'waiting' ? current.code : null };
  const others = help.past.filter((one) => one.id !== id);
  return { current: next, past: next.joinedAtMs === null ? help.past : [...others, next] };
}

function isOther(session: KeptSession, standing: Partial<KeptSession>): boolean {
  const known: Readonly<Record<string, unknown>> = session;
  return Object.entries(standing).some(([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value));
}
