import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Bell } from '../bell.ts';
import { LONG_REST_MS } from '../bell.ts';
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
  readonly sendEnd: (session: KeptSession['id'], how: EndOfHelp) => Promise<void>;
  /** The same for a yes or a no to somebody of the desk who asks. */
  readonly sendAnswer: (session: KeptSession['id'], isAgreed: boolean, because?: Unasked) => Promise<void>;
  /** Something changed that windows show. */
  readonly onChanged: () => void;
  /** Somebody joined. */
  readonly onJoined: (session: KeptSession) => void;
  /** Somebody of the desk asks whether they may help. */
  readonly onAsked: (session: KeptSession) => void;
}

export type EndOfHelp = CommandInput<'support-session.end'>;
/** Why a no is this computer's and not the person's; nothing: it is the person's. */
type Unasked = CommandInput<'support-session.refuse'>['because'];

/**
 * Help at this computer, asked for here by a code or by the desk from a ticket:
 *
 *     (nothing) ──request──▶ waiting ──somebody joins──▶ joined ──either side──▶ ended ──dismiss──▶ (nothing)
 *         │                     └──cancel, or its time runs out───────────────────▲
 *         ├──the desk asks──▶ asked ──yes──▶ joined                               │
 *         │                     └──no, taken back, or its time runs out───────────┤
 *         └──the desk comes without a hub──▶ joined───────────────────────────────┘
 */
export interface GetHelp {
  readonly current: () => Promise<KeptSession | null>;
  readonly past: () => Promise<readonly KeptSession[]>;
  /** Gets a code. Needs the hub; an earlier code is good for nothing from here on. */
  readonly request: (signal: AbortSignal) => Promise<Result<null>>;
  /** Says yes or no to the desk. Refused with `help.not-asked` when it asks no longer. */
  readonly answer: (session: KeptSession['id'], isAgreed: boolean, because?: Unasked) => Promise<Result<null>>;
  /** Ends what is going on, at once on this side whatever the line to the hub does. */
  readonly end: (how?: EndOfHelp) => Promise<void>;
  /** Somebody of the desk is here without a hub. Refused with `lan.busy` while other help goes on. */
  readonly meet: (met: KeptSession) => Promise<Result<null>>;
  /** They have ended it: nobody else tells this computer where no hub is. */
  readonly endedThere: (session: KeptSession['id']) => Promise<void>;
  /** The hub has something new about help at this computer, or may have. */
  readonly hear: () => void;
  /** What has ended has been seen. */
  readonly dismiss: () => Promise<void>;
  /** Follows what is going on until `signal`. */
  readonly follow: (signal: AbortSignal) => Promise<void>;
}

/** Somebody looks at the screen and waits. */
const LOOK_AGAIN_MS = 2_000;

export function createGetHelp(ports: GetHelpPorts): GetHelp {
  const { link, path, bell, nowMs } = ports;
  const kept = keptIn(path, ports.onChanged);
  const current = async () => (await kept.inTurn(() => readHelp(path))).current;
  const hubNowMs = async () => nowMs() + (await ports.hubOffsetMs());
  /** Something may have begun that this computer does not know of. */
  let hasNews = false;

  async function request(signal: AbortSignal): Promise<Result<null>> {
    const asked = await link.ask('support.request', {}, signal);
    if (!asked.ok) return asked;
    const { session, code, awaitedUntilMs } = asked.value;
    const waiting = { ...justAsked, id: session, code, awaitedUntilMs };
    await kept.change((help) => ({ ...help, current: waiting }));
    bell.ring();
    return ok(null);
  }

  async function end(how: EndOfHelp = {}): Promise<void> {
    const session = await current();
    if (session === null || session.state === 'ended') return;
    await ports.sendEnd(session.id, how);
    const reason = session.state === 'asked' ? 'refused' : (how.why ?? 'done');
    await kept.change(endedHere(session.id, reason, await hubNowMs()));
  }

  async function answer(id: KeptSession['id'], isAgreed: boolean, because?: Unasked): Promise<Result<null>> {
    const session = await current();
    const atMs = await hubNowMs();
    const isAsked = session?.id === id && session.state === 'asked' && atMs < session.awaitedUntilMs;
    if (!isAsked) return refuse({ code: 'help.not-asked' });
    await ports.sendAnswer(id, isAgreed, because);
    // A yes counts once the hub has it: the desk may have taken its question back.
    if (!isAgreed) await kept.change(endedHere(id, because ?? 'refused', atMs));
    return ok(null);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (hasNews) {
        hasNews = false;
        // What could not be asked now is asked with the next news, and when the hub is there again.
        await lookForNews(ports, kept, signal);
      }
      const session = await current();
      const isFollowed = session !== null && isGoingOn(session, await hubNowMs());
      if (isFollowed) await look(ports, kept, session, signal);
      await bell.rest(isFollowed ? LOOK_AGAIN_MS : LONG_REST_MS, signal);
    }
  }

  return {
    current,
    past: async () => (await kept.inTurn(() => readHelp(path))).past,
    request,
    answer,
    end,
    ...metWithoutHub(ports, kept, hubNowMs),
    hear: () => {
      hasNews = true;
      bell.ring();
    },
    dismiss: () => kept.change((help) => ({ ...help, current: isPutAway(help.current) ? null : help.current })),
    follow,
  };
}

/** Help by somebody who came without a hub. */
function metWithoutHub(
  { onJoined }: Pick<GetHelpPorts, 'onJoined'>,
  kept: Kept,
  hubNowMs: () => Promise<number>,
): Pick<GetHelp, 'meet' | 'endedThere'> {
  async function meet(met: KeptSession): Promise<Result<null>> {
    let isBusy = false;
    await kept.change((help) => {
      isBusy = help.current?.state === 'joined' || help.current?.state === 'asked';
      return isBusy ? help : remembered({ ...help, current: met }, met);
    });
    if (isBusy) return refuse({ code: 'lan.busy' });
    onJoined(met);
    return ok(null);
  }

  async function endedThere(id: KeptSession['id']): Promise<void> {
    const endedAtMs = epochMs.parse(await hubNowMs());
    await kept.change((help) =>
      withStanding(help, id, {
        state: 'ended',
        endedAtMs,
        endedBy: 'agent',
        endReason: 'done',
        endedHereAtMs: endedAtMs,
      }),
    );
  }

  return { meet, endedThere };
}

/** Takes over what goes on at this computer as the hub knows it: the desk may have asked, or a restart forgot. */
async function lookForNews(ports: GetHelpPorts, kept: Kept, signal: AbortSignal): Promise<void> {
  const found = await ports.link.ask('support.current', {}, signal);
  if (!found.ok || found.value === null) return;
  const { person: _person, ...standing } = found.value;
  const { current, past } = await kept.inTurn(() => readHelp(ports.path));
  // What goes on here without a hub goes on: who asks through one is not answered.
  if (current?.way === 'lan' && current.state === 'joined') return;
  const isKnown = current?.id === standing.id || past.some(({ id }) => id === standing.id);
  // A code that was lost with this computer's memory helps nobody.
  if (isKnown || standing.state === 'waiting') return;
  const begun: KeptSession = { ...standing, names: {}, code: null, endedHereAtMs: null };
  begun.names = namesIn(begun);
  await kept.change((help) => remembered({ ...help, current: begun }, begun));
  if (begun.state === 'asked') ports.onAsked(begun);
  else ports.onJoined(begun);
}

async function look(
  { link, onJoined }: GetHelpPorts,
  { change }: Kept,
  session: KeptSession,
  signal: AbortSignal,
): Promise<void> {
  const read = await link.ask('support.read', { session: session.id }, signal);
  if (!read.ok) {
    if (read.refusal.code === 'support.session-unknown') await change((help) => ({ ...help, current: null }));
    return;
  }
  const { person: _person, ...standing } = read.value;
  if (session.state !== 'joined' && standing.state === 'joined') onJoined({ ...session, ...standing });
  await change((help) => withStanding(help, session.id, standing));
}

type Kept = ReturnType<typeof keptIn>;

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
  endReason: null,
  endNote: null,
  agent: null,
  agentName: null,
  agentRole: null,
  onlookers: [],
  names: {},
  reason: null,
  ticket: null,
  endedHereAtMs: null,
} satisfies Partial<KeptSession>;

/** What has ended, or waits for nobody any more, can be put away. */
function isPutAway(session: KeptSession | null): boolean {
  return session?.state === 'ended' || session?.state === 'waiting';
}

/** @param atMs By the hub's clock. */
function endedHere(id: KeptSession['id'], endReason: KeptSession['endReason'], atMs: number) {
  const endedHereAtMs = epochMs.parse(atMs);
  const ended = { state: 'ended', endedAtMs: endedHereAtMs, endedBy: 'user', endReason, endedHereAtMs } as const;
  return (help: KeptHelp) => withStanding(help, id, ended);
}

/** @param hubNowMs Now, by the hub's clock. */
function isGoingOn(session: KeptSession, hubNowMs: number): boolean {
  // What the desk asked is ended by the hub, so it is heard out.
  if (session.way === 'lan') return false;
  if (session.state === 'joined' || session.state === 'asked') return true;
  return session.state === 'waiting' && hubNowMs < session.awaitedUntilMs;
}

/**
 * The session as it now stands. What was ended here stays ended, though the hub may not know yet; a session that somebody
 * joined is remembered from then on.
 */
function withStanding(help: KeptHelp, id: KeptSession['id'], standing: Partial<KeptSession>): KeptHelp {
  const { current } = help;
  if (current === null || current.id !== id) return help;
  if (current.endedHereAtMs !== null || !isOther(current, standing)) return help;
  const names = { ...current.names, ...namesIn({ ...current, ...standing }) };
  const next = { ...current, ...standing, names, code: standing.state === 'waiting' ? current.code : null };
  return remembered({ ...help, current: next }, next);
}

function namesIn({ agent, agentName, onlookers }: KeptSession): KeptSession['names'] {
  const helping = agent === null || agentName === null ? [] : [[agent, agentName]];
  return Object.fromEntries([...helping, ...onlookers.map(({ id, name }) => [id, name])]);
}

function remembered(help: KeptHelp, session: KeptSession): KeptHelp {
  if (session.joinedAtMs === null) return help;
  return { ...help, past: [...help.past.filter(({ id }) => id !== session.id), session] };
}

function isOther(session: KeptSession, standing: Partial<KeptSession>): boolean {
  const known: Readonly<Record<string, unknown>> = session;
  return Object.entries(standing).some(([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value));
}
