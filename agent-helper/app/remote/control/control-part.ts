import type { InputOrder } from '#contracts/helper-input.ts';
import type { InputState, NoInputReason } from '#contracts/remote-session/input-messages.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { Leave } from '#domain/remote-control/effective-right.rules.ts';
import type { Area } from '#domain/remote-control/hit-test.rules.ts';
import type { LocalUser } from '#domain/remote-control/local-user.rules.ts';
import {
  freeOfLocalUser,
  LOCAL_INPUT_SUSPENDS_MS,
  mayAgentMove,
  seeLocalInput,
  takeControlBack,
} from '#domain/remote-control/local-user.rules.ts';
import type { ControlStanding, GateOutcome } from '../../../input/gate-input.ts';
import { createInputGate } from '../../../input/gate-input.ts';
import type { JoinedHelp } from '#platform/any/live-help/joined-help.ts';
import type { PartPorts, PartStanding, SessionPart } from '#platform/any/live-help/session-part.ts';

/** This computer, as far as control over one link needs to know of it. */
export interface ControlledComputer {
  readonly inject: (order: InputOrder) => void;
  /** Why nothing can be injected at this moment; `null` when it can, `opening` before that is known. */
  readonly noInput: () => NoInputReason | 'opening' | null;
  /** What policy and settings leave to be granted to whoever helps (S16). */
  readonly leave: (help: JoinedHelp) => Leave;
  readonly ownWindows: () => readonly Area[];
  readonly isOwnWindowFocused: () => boolean;
  /** @returns what calls it off. */
  readonly later: (act: () => void, delayMs: number) => () => void;
  /** A grant of control lives over this link, also while it is suspended; or no longer. */
  readonly onLive: (isLive: boolean) => void;
}

export interface ControlPart extends SessionPart {
  /** The person has a hand on mouse or keyboard. */
  readonly seeLocalInput: () => void;
  /** What can be injected has changed. */
  readonly renew: () => void;
}

/** How long the agent is told that a window is the helper's own. */
const SAY_OWN_WINDOW_MS = 1_500;

/** The agent's mouse and keyboard over one link. Beside the call that injects, everything is looked up anew. */
export function openControlPart(ports: PartPorts, computer: ControlledComputer): ControlPart {
  return new Control(ports, computer);
}

class Control implements ControlPart {
  readonly #ports: PartPorts;
  readonly #computer: ControlledComputer;
  readonly #gate: ReturnType<typeof createInputGate>;
  #standing: PartStanding = { live: new Set(), isTrusted: false, isHeldBack: false, link: 'connecting' };
  #user: LocalUser = freeOfLocalUser;
  #endedAtMs: number | null = null;
  #ownUntilMs = -Infinity;
  #isWaitNoted = false;
  #told = '';
  #callOff: (() => void) | null = null;

  constructor(ports: PartPorts, computer: ControlledComputer) {
    this.#ports = ports;
    this.#computer = computer;
    const { nowMs } = ports;
    this.#gate = createInputGate({ standing: () => this.#standingNow(), inject: computer.inject, nowMs });
  }

  readonly hear = (message: ActFromConsole): void => {
    if (!message.kind.startsWith('input.')) return;
    this.#note(this.#gate.take(message.kind === 'input.move' ? 'ptr' : 'ctl', message));
  };

  readonly update = (standing: PartStanding): void => {
    const before = this.#standing;
    this.#standing = standing;
    const [was, is] = [before.live.has('control'), standing.live.has('control')];
    if (was !== is) this.#granted(is);
    const isSilent = standing.link !== 'connected' && before.link === 'connected';
    if (is && (isSilent || (standing.isHeldBack && !before.isHeldBack))) this.#gate.letGo();
    this.#tell();
  };

  readonly renew = (): void => {
    if (this.#isLive && this.#computer.noInput() !== null) this.#gate.letGo();
    this.#tell();
  };

  readonly seeLocalInput = (): void => {
    const nowMs = this.#ports.nowMs();
    const wasFree = mayAgentMove(this.#user, nowMs);
    this.#user = seeLocalInput(this.#user, nowMs);
    // The process that injects has let go already; what the gate knows of buttons follows.
    if (wasFree && this.#isLive) this.#gate.letGo();
    this.#tell();
  };

  readonly end = async (): Promise<void> => {
    this.#callOff?.();
    if (this.#isLive) this.#granted(false);
  };

  get #isLive(): boolean {
    return this.#standing.live.has('control');
  }

  #granted(isLive: boolean): void {
    this.#user = isLive ? freeOfLocalUser : takeControlBack();
    this.#isWaitNoted = false;
    if (!isLive) {
      this.#endedAtMs = this.#ports.nowMs();
      this.#gate.letGo();
    }
    this.#computer.onLive(isLive);
  }

  #standingNow(): ControlStanding {
    const { live, isTrusted, isHeldBack, link } = this.#standing;
    const computer = this.#computer;
    return {
      allowances: { ...computer.leave(this.#ports.help), grants: live },
      isPeerVerified: isTrusted,
      isLinkAlive: link === 'connected',
      controlEndedAtMs: this.#endedAtMs,
      localUser: this.#user,
      isHeldBack: isHeldBack || computer.noInput() !== null,
      monitors: this.#ports.monitors(),
      ownWindows: computer.ownWindows(),
      isOwnWindowFocused: computer.isOwnWindowFocused(),
    };
  }

  #note(outcome: GateOutcome): void {
    if (outcome.state === 'ended') return this.#ports.alarm(outcome.alarm);
    if (outcome.state === 'injected' && this.#isLive) return this.#noteUse();
    if (outcome.state !== 'dropped') return;
    if (outcome.because === 'input.local-user') this.#noteWait();
    if (outcome.because === 'input.own-window') {
      this.#ownUntilMs = this.#ports.nowMs() + SAY_OWN_WINDOW_MS;
      this.#tell();
    }
  }

  #noteUse(): void {
    this.#ports.noteUse('control');
    if (this.#isWaitNoted) this.#ports.note({ actor: 'helper', type: 'control-resumed', data: {} });
    this.#isWaitNoted = false;
  }

  /** Only what the agent wanted to do and could not is worth writing down: else each move of the person would be. */
  #noteWait(): void {
    if (!this.#isWaitNoted) this.#ports.note({ actor: 'user', type: 'control-suspended', data: {} });
    this.#isWaitNoted = true;
  }

  /** Tells the console with every change, and by itself when something has passed. */
  #tell(): void {
    this.#callOff?.();
    this.#callOff = null;
    const reason = this.#computer.noInput();
    if (this.#standing.link === 'connecting' || reason === 'opening') return;
    const state = this.#stateNow(reason);
    if (state.state === 'local-user') this.#callOff = this.#computer.later(() => this.#tell(), LOCAL_INPUT_SUSPENDS_MS);
    if (state.state === 'own-window') this.#callOff = this.#computer.later(() => this.#tell(), SAY_OWN_WINDOW_MS);
    const text = JSON.stringify(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#ports.say(state);
  }

  #stateNow(reason: NoInputReason | null): InputState {
    const kind = 'input.state';
    const nowMs = this.#ports.nowMs();
    if (reason !== null) return { kind, state: 'input-unavailable', reason };
    if (!this.#isLive) return { kind, state: 'stopped' };
    if (!mayAgentMove(this.#user, nowMs)) return { kind, state: 'local-user' };
    return { kind, state: nowMs < this.#ownUntilMs ? 'own-window' : 'ready' };
  }
}
