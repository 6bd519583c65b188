import type { InputOrder } from '#contracts/helper-input.ts';
import type { InputMessage } from '#contracts/remote-session/input-messages.ts';
import { moveMessage, orderedInput } from '#contracts/remote-session/input-messages.ts';
import type { Allowances } from '#domain/remote-control/effective-right.rules.ts';
import { isAllowed } from '#domain/remote-control/effective-right.rules.ts';
import type { Area } from '#domain/remote-control/hit-test.rules.ts';
import { isAimedAtOwn, toDesktop } from '#domain/remote-control/hit-test.rules.ts';
import type { LocalUser } from '#domain/remote-control/local-user.rules.ts';
import { mayAgentMove } from '#domain/remote-control/local-user.rules.ts';
import type { PointerAct } from '#domain/remote-control/pointer.rules.ts';
import { pointerAtRest, releasePointer, takePointer } from '#domain/remote-control/pointer.rules.ts';
import type { Bucket, RateLimit } from '#domain/remote-control/rate.rules.ts';
import { actRate, fullBucket, moveRate, takeFrom, textRate } from '#domain/remote-control/rate.rules.ts';
import { createMessageOrder } from './message-order.ts';

/** How everything stands at the moment a message is there. Read anew for each one: nothing about rights is kept here. */
export interface ControlStanding {
  readonly allowances: Allowances;
  /** The six digits were compared, or both sides have signed: nobody controls before that. */
  readonly isPeerVerified: boolean;
  /** The other side was heard of within the last 1.2 s. */
  readonly isLinkAlive: boolean;
  /** When control last ended; what was on its way then is no attack. `null`: it never did. */
  readonly controlEndedAtMs: number | null;
  readonly localUser: LocalUser;
  /** The person hides the screen, or nothing can be injected at this moment. */
  readonly isHeldBack: boolean;
  /** In the order in which the console was told of them. */
  readonly monitors: readonly Area[];
  /** Banner, questions and all other windows of the helper that are to be seen. */
  readonly ownWindows: readonly Area[];
  /** A window of the helper would get the keys. */
  readonly isOwnWindowFocused: boolean;
}

export type InputAlarm = 'input.unknown-message' | 'input.out-of-grant' | 'input.replayed' | 'input.standing-unknown';
export type InputDrop =
  | 'input.gate-shut'
  | 'input.control-ended'
  | 'input.link-silent'
  | 'input.held-back'
  | 'input.local-user'
  | 'input.too-fast'
  | 'input.no-such-monitor'
  | 'input.own-window';

/** Nothing of what was typed is in it: it may be logged. */
export type GateOutcome =
  | { readonly state: 'injected' }
  /** A move that has overtaken what was done before it. */
  | { readonly state: 'waiting' }
  | { readonly state: 'dropped'; readonly because: InputDrop }
  /** The session is to end, and somebody is to look at it (S17). */
  | { readonly state: 'ended'; readonly alarm: InputAlarm };

export interface GatePorts {
  readonly standing: () => ControlStanding;
  readonly inject: (order: InputOrder) => void;
  readonly nowMs: () => number;
}

/** `ptr` loses and reorders, `ctl` does not. */
export type InputChannel = 'ptr' | 'ctl';

export interface InputGate {
  /** @param raw What came over the channel, as it came. */
  readonly take: (channel: InputChannel, raw: unknown) => GateOutcome;
  /** Control ended, the link is silent, the person's hand is on the mouse: everything goes up. */
  readonly letGo: () => void;
}

/** As long as a message may be under way. */
const UNDER_WAY_MS = 3_000;

const injected: GateOutcome = { state: 'injected' };

/**
 * The one door between an agent's messages and this computer, opened for one session. Whatever is not known to be allowed is not
 * injected; after an alarm nothing is any more.
 */
export function createInputGate({ standing, inject, nowMs }: GatePorts): InputGate {
  let isShut = false;
  let pointer = pointerAtRest;
  const order = createMessageOrder();
  const rates = createRates(nowMs());

  function letGo(): void {
    pointer = releasePointer(pointer).pointer;
    inject({ kind: 'release' });
  }

  function end(alarm: InputAlarm): GateOutcome {
    isShut = true;
    letGo();
    return { state: 'ended', alarm };
  }

  function take(channel: InputChannel, raw: unknown): GateOutcome {
    if (isShut) return dropped('input.gate-shut');
    const read = (channel === 'ptr' ? moveMessage : orderedInput).safeParse(raw);
    if (!read.success) return end('input.unknown-message');
    const turn = order.take(read.data);
    if (turn === 'waiting') return { state: 'waiting' };
    if (turn === 'replayed') return end('input.replayed');
    const outcome = judge(read.data);
    const move = isShut ? null : order.due();
    if (move !== null) judge(move);
    return outcome;
  }

  function judge(message: InputMessage): GateOutcome {
    const now = readStanding(standing);
    if (now === null) return end('input.standing-unknown');
    const no = whyNot(message, now, nowMs());
    if (no !== null) return no.state === 'ended' ? end(no.alarm) : no;
    if (!isUp(message) && !rates.take(message, nowMs())) return dropped('input.too-fast');
    return isPointer(message) ? passPointer(message, now) : passOther(message, now);
  }

  function passPointer(message: PointerMessage, { monitors, ownWindows }: ControlStanding): GateOutcome {
    const at = toDesktop(message, monitors);
    if (at === null) return dropped('input.no-such-monitor');
    const isOwn = isAimedAtOwn(at, ownWindows);
    const plan = takePointer(pointer, pointerAct(message, at), isOwn);
    pointer = plan.pointer;
    for (const step of plan.steps) inject(step);
    return isOwn && message.kind !== 'input.move' ? dropped('input.own-window') : injected;
  }

  function passOther(message: OtherMessage, { isOwnWindowFocused }: ControlStanding): GateOutcome {
    if (message.kind === 'input.release') letGo();
    else if (isOwnWindowFocused && isPressing(message)) return dropped('input.own-window');
    else inject(orderOf(message));
    return injected;
  }

  return { take, letGo };
}

type PointerMessage = Extract<InputMessage, { kind: 'input.move' | 'input.button' | 'input.wheel' }>;
type OtherMessage = Exclude<InputMessage, PointerMessage>;

function isPointer(message: InputMessage): message is PointerMessage {
  return message.kind === 'input.move' || message.kind === 'input.button' || message.kind === 'input.wheel';
}

/** Why a message is not to be injected now, whatever it asks for; `null` when nothing speaks against it. */
function whyNot(message: InputMessage, now: ControlStanding, nowMs: number): GateOutcome | null {
  if (!isAllowed('control', now.allowances) || !now.isPeerVerified) {
    const isUnderWay = now.controlEndedAtMs !== null && nowMs - now.controlEndedAtMs < UNDER_WAY_MS;
    // Letting go needs no right.
    const isHarmless = isUnderWay || message.kind === 'input.release';
    return isHarmless ? dropped('input.control-ended') : { state: 'ended', alarm: 'input.out-of-grant' };
  }
  if (!now.isLinkAlive) return dropped('input.link-silent');
  if (now.isHeldBack) return dropped('input.held-back');
  return mayAgentMove(now.localUser, nowMs) ? null : dropped('input.local-user');
}

function orderOf(message: Exclude<OtherMessage, { kind: 'input.release' }>): InputOrder {
  switch (message.kind) {
    case 'input.key': {
      const { code, isDown, text, isDead } = message;
      return { kind: 'key', code, isDown, text, isDead };
    }
    case 'input.text':
      return { kind: 'text', text: message.text };
    case 'input.chord':
      return { kind: 'chord', chord: message.chord };
    case 'input.keyboard':
      return { kind: 'mode', mode: message.mode };
    default:
      return message satisfies never;
  }
}

/** A key that goes up always may: it does nothing where it never went down. */
function isPressing(message: OtherMessage): boolean {
  return (
    message.kind === 'input.text' || message.kind === 'input.chord' || (message.kind === 'input.key' && message.isDown)
  );
}

function pointerAct(message: PointerMessage, at: PointerAct['at']): PointerAct {
  const { sequence } = message;
  switch (message.kind) {
    case 'input.move':
      return { kind: 'move', sequence, at };
    case 'input.button':
      return { kind: 'button', sequence, at, button: message.button, isDown: message.isDown };
    case 'input.wheel':
      return { kind: 'wheel', sequence, at, turnX: message.turnX, turnY: message.turnY };
    default:
      return message satisfies never;
  }
}

/** Letting go is never too fast. */
function isUp(message: InputMessage): boolean {
  return message.kind === 'input.release' || ('isDown' in message && !message.isDown);
}

/** `null` when it cannot be told: then nothing is allowed. */
function readStanding(standing: () => ControlStanding): ControlStanding | null {
  try {
    return standing();
  } catch {
    // Whoever asks hears of it: the session ends with an alarm.
    return null;
  }
}

function dropped(because: InputDrop): GateOutcome {
  return { state: 'dropped', because };
}

function createRates(startMs: number) {
  const limits = { move: moveRate, act: actRate, text: textRate } satisfies Record<string, RateLimit>;
  const buckets: Record<keyof typeof limits, Bucket> = {
    move: fullBucket(moveRate, startMs),
    act: fullBucket(actRate, startMs),
    text: fullBucket(textRate, startMs),
  };
  return {
    take: (message: InputMessage, nowMs: number): boolean => {
      const kind = message.kind === 'input.move' ? 'move' : message.kind === 'input.text' ? 'text' : 'act';
      const cost = message.kind === 'input.text' ? message.text.length : 1;
      const left = takeFrom(buckets[kind], limits[kind], cost, nowMs);
      if (left !== null) buckets[kind] = left;
      return left !== null;
    },
  };
}
