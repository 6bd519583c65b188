import type { AnnotationState } from '#contracts/remote-session/annotation-messages.ts';
import type { InputState } from '#contracts/remote-session/input-messages.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type {
  SessionAnswer,
  SessionGrants,
  SessionMonitors,
  SessionPicture,
  SessionPointer,
  ShownMonitor,
} from '#contracts/remote-session/session-state-messages.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { LinkState } from '#platform/browser/peer-link/peer-link.ts';
import { alarmingEnds } from '#platform/browser/session-trust/session-happenings.ts';

/** A right that the user has given, and when it ends by itself. Moments are of this window's steady clock. */
export interface LiveGrant {
  readonly capability: Capability;
  readonly lapsesAtMs: number;
}

/** What may be done right now, as the helper told it last. */
export interface Grants {
  readonly offered: readonly Capability[];
  readonly live: readonly LiveGrant[];
  /** What nobody may ask for, and whose no it is. */
  readonly withheld: NonNullable<SessionGrants['withheld']>;
  /** The question on the user's screen. */
  readonly asking: { readonly capability: Capability; readonly endsAtMs: number } | null;
}

/** Somebody's screen as far as this window knows: how the line stands, who is at its end, what they let be seen. */
export interface ScreenState {
  /** Without a hub: nothing is shown before the digits were compared here as well (S10). */
  readonly isDirect: boolean;
  /** Whether the hub can be reached: without it no line comes about, but one that stands goes on. */
  readonly isHubThere: boolean;
  /** `null`: no helper's page has come yet. */
  readonly link: LinkState | null;
  /** Since when the line stands as it does. */
  readonly sinceMs: number;
  readonly trust: LinkTrust | null;
  readonly stream: MediaStream | null;
  /** Whether anything of the present picture has been drawn. */
  readonly hasFrame: boolean;
  readonly grants: Grants | null;
  /** What came of the last question or grant. */
  readonly answer: (Pick<SessionAnswer, 'capability' | 'outcome'> & { readonly atMs: number }) | null;
  readonly monitors: SessionMonitors['monitors'];
  readonly picture: SessionPicture | null;
  /** The monitor that was asked for last, until the helper shows it or says why not. */
  readonly askedMonitor: ShownMonitor | null;
  /** Since when the helper says so. */
  readonly pictureSinceMs: number;
  /** Where the person's pointer is; `null` where the helper has not said. */
  readonly pointer: SessionPointer | null;
  readonly input: InputState | null;
  /** Which marks stand on the user's screen; `null` where the helper has not said that it can draw any. */
  readonly annotation: AnnotationState | null;
  /** What no honest other end does: the line is closed for good. */
  readonly alarm: string | null;
}

export type ScreenEvent =
  | { readonly kind: 'hub'; readonly isUp: boolean }
  /** A helper's page has come, and a new line to it begins. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'link'; readonly state: LinkState }
  | { readonly kind: 'trust'; readonly trust: LinkTrust }
  | { readonly kind: 'screen'; readonly stream: MediaStream }
  | { readonly kind: 'frame' }
  | { readonly kind: 'monitor-asked'; readonly monitor: ShownMonitor }
  | { readonly kind: 'heard'; readonly message: Ctl<'helper'> }
  | { readonly kind: 'alarm'; readonly code: string };

/** Before anybody has come. */
export function beforeScreen(nowMs: number, isDirect = false): ScreenState {
  return { ...nothingTold, isDirect, isHubThere: true, link: null, sinceMs: nowMs, pictureSinceMs: nowMs, alarm: null };
}

const nothingTold = {
  trust: null,
  stream: null,
  hasFrame: false,
  grants: null,
  answer: null,
  monitors: [],
  picture: null,
  askedMonitor: null,
  pointer: null,
  input: null,
  annotation: null,
} satisfies Partial<ScreenState>;

/** What an event makes of it. After an alarm nothing of the picture, the rights or the input is left. */
export function nextScreen(state: ScreenState, event: ScreenEvent, nowMs: number): ScreenState {
  if (state.alarm !== null) return state;
  switch (event.kind) {
    case 'hub':
      return { ...state, isHubThere: event.isUp };
    case 'begun':
      return { ...state, ...nothingTold, link: { state: 'connecting' }, sinceMs: nowMs };
    case 'link':
      return afterLink(state, event.state, nowMs);
    case 'trust':
      if (event.trust.state === 'broken') return alarmed(state, event.trust.alarm, nowMs);
      return { ...state, trust: event.trust };
    case 'screen':
      return { ...state, stream: event.stream, hasFrame: false };
    case 'frame':
      return state.hasFrame ? state : { ...state, hasFrame: true };
    case 'monitor-asked':
      return askedFor(state, event.monitor);
    case 'heard':
      return afterWords(state, event.message, nowMs);
    case 'alarm':
      return alarmed(state, event.code, nowMs);
    default:
      return assertNever(event);
  }
}

function askedFor(state: ScreenState, monitor: ShownMonitor): ScreenState {
  const isShown = state.picture?.state === 'shown' && state.picture.monitor === monitor;
  return { ...state, askedMonitor: isShown ? null : monitor };
}

function afterLink(state: ScreenState, link: LinkState, nowMs: number): ScreenState {
  if (link.state !== 'ended') return { ...state, link, sinceMs: nowMs };
  if (alarmingEnds.has(link.reason)) return alarmed({ ...state, link }, `link.${link.reason}`, nowMs);
  return { ...state, ...nothingTold, link, sinceMs: nowMs };
}

function alarmed(state: ScreenState, alarm: string, nowMs: number): ScreenState {
  return { ...state, ...nothingTold, alarm, sinceMs: nowMs };
}

function afterWords(state: ScreenState, message: Ctl<'helper'>, nowMs: number): ScreenState {
  switch (message.kind) {
    case 'session.grants':
      return { ...state, grants: grantsOf(message, nowMs) };
    case 'session.answer':
      return { ...state, answer: { capability: message.capability, outcome: message.outcome, atMs: nowMs } };
    case 'session.monitors':
      // Places may have changed with it.
      return { ...state, monitors: message.monitors, pointer: null, askedMonitor: null };
    case 'session.picture': {
      const isNew = message.state !== state.picture?.state;
      const hasFrame = message.state === 'shown' && state.hasFrame;
      const isAnswer = message.state === 'none' || message.monitor === state.askedMonitor;
      const askedMonitor = isAnswer ? null : state.askedMonitor;
      const pictureSinceMs = isNew ? nowMs : state.pictureSinceMs;
      return { ...state, picture: message, hasFrame, askedMonitor, pictureSinceMs };
    }
    case 'session.pointer':
      return { ...state, pointer: message };
    case 'input.state':
      return { ...state, input: message };
    case 'annotation.state':
      return { ...state, annotation: message };
    // Others hear these: the trust, the records of both ends, and what ends the line.
    case 'trust.commit':
    case 'trust.reveal':
    case 'trust.verdict':
    case 'session.head':
    case 'clipboard.put-there':
    case 'clipboard.text':
    case 'clipboard.refused':
    case 'files.choosing':
    case 'file.offer':
    case 'file.take':
    case 'file.kept':
    case 'file.stop':
      return state;
    default:
      return assertNever(message);
  }
}

function grantsOf({ offered, live, asking, withheld = [] }: SessionGrants, nowMs: number): Grants {
  return {
    offered,
    withheld,
    live: live.map(({ capability, lapsesInMs }) => ({ capability, lapsesAtMs: nowMs + lapsesInMs })),
    asking: asking === null ? null : { capability: asking.capability, endsAtMs: nowMs + asking.endsInMs },
  };
}

/** Whether the user lets it be done, as far as is known here; the helper decides. */
export function isLive({ grants }: Pick<ScreenState, 'grants'>, capability: Capability): boolean {
  return grants?.live.some((one) => one.capability === capability) ?? false;
}

/**
 * The one monitor that is seen; `null` where that is none, or all of them, in which nobody can work, or where it changes at this
 * moment: what is done to the one would land on the other.
 */
export function shownMonitor({ picture, askedMonitor }: Pick<ScreenState, 'picture' | 'askedMonitor'>): number | null {
  if (askedMonitor !== null) return null;
  return picture?.state === 'shown' && typeof picture.monitor === 'number' ? picture.monitor : null;
}

/** Whose no it is that something cannot even be asked for; `null` where nobody says so. */
export function withheldBy(
  { grants }: Pick<ScreenState, 'grants'>,
  capability: Capability,
): 'policy' | 'settings' | null {
  return grants?.withheld.find((one) => one.capability === capability)?.by ?? null;
}

/** Whether mouse and keys of this window are worth anything over there, and somebody sees what they do. */
export function mayControl(state: ScreenState): boolean {
  const isThere = state.link?.state === 'connected' && state.trust?.state === 'trusted';
  const isSeen = shownMonitor(state) !== null && state.hasFrame;
  const isBarred = state.input?.state === 'input-unavailable' || state.input?.state === 'stopped';
  return isThere && isSeen && isLive(state, 'control') && !isBarred;
}

/** Whether a question for it is worth asking: offered there, not given yet, and no other one open. */
export function mayAskFor({ link, grants }: ScreenState, capability: Capability): boolean {
  if (link?.state !== 'connected' || grants === null || grants.asking !== null) return false;
  return grants.offered.includes(capability) && !isLive({ grants }, capability);
}
