import { randomInt } from 'node:crypto';
import type { EnrolledState } from '#contracts/helper-core.ts';
import type { HandedCommand } from '#contracts/exchange.ts';
import { Fault } from '#contracts/fault.ts';
import type { LanFromConsole, LanJoin, SignalOverLan } from '#contracts/lan-session/lan-messages.ts';
import { LAN_VERSION } from '#contracts/lan-session/lan-messages.ts';
import type { LanOffer } from '#contracts/lan-session/lan-offer.ts';
import { LAN_CODE_GOOD_FOR_MS } from '#contracts/lan-session/lan-offer.ts';
import type { DeviceId, PersonId, SupportSessionId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import type { DirectSession, DirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import type { CallerLine, LanListener } from '#platform/node/lan-line/listen-lan.ts';
import { listenLan } from '#platform/node/lan-line/listen-lan.ts';
import type { KeptSession } from '../support/kept-help.ts';
import { readJoin } from './read-join.ts';

export interface LanHelpPorts {
  /** This computer's, in networks of one's own. */
  readonly addresses: () => readonly string[];
  /** By which consoles of this desk are known; `null` before the hub has told it. */
  readonly deskKey: () => Promise<string | null>;
  readonly device: DeviceId;
  /** What the hub calls this computer, and whose it is. */
  readonly whose: () => Promise<{
    readonly name: string;
    readonly person: PersonId | null;
    readonly hubOffsetMs: number;
  }>;
  /** Other help goes on here. */
  readonly isHelped: () => Promise<boolean>;
  /** Keeps what the agent has signed, then has the session begin here. */
  readonly begin: (met: KeptSession, commands: readonly HandedCommand[]) => Promise<Result<null>>;
  /** They have ended it; or the line to them is gone, and nobody has come back. */
  readonly onOver: (session: SupportSessionId, why: 'ended-there' | 'line-lost') => Promise<void>;
  readonly sessions: DirectSessions;
  readonly onChanged: () => void;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly reportFault: (error: unknown) => void;
}

/**
 * Help without a hub, from the digits on the screen to the line that carries a session's signals (S10):
 *
 *     (nothing) ──offer──▶ offered ──right digits──▶ found ──signed by this desk──▶ joined ──▶ over
 *         ▲                   └──five wrong codes, five minutes, withdrawn──┐  └──left──┐
 *         └─────────────────────────────────────────────────────────────────┴───────────┘
 */
export interface LanHelp {
  readonly offer: () => Promise<Result<null>>;
  readonly withdraw: () => void;
  /** `null`: none was made. */
  readonly state: () => NonNullable<EnrolledState['lan']> | null;
  /** This side has ended the session that goes on, whichever it is. */
  readonly endedHere: () => void;
}

/** Somebody with the digits chooses a ticket in that time, or tries again. */
const MOST_FOR_CHOOSING_MS = 5 * 60_000;

export function createLanHelp(ports: LanHelpPorts): LanHelp {
  return new Lan(ports);
}

class Lan implements LanHelp {
  readonly #ports: LanHelpPorts;
  #offered: { readonly offer: LanOffer; readonly listener: LanListener; readonly stopped: AbortController } | null =
    null;
  #trouble: NonNullable<EnrolledState['lan']>['trouble'] = null;
  /** Who has knocked with the right digits, and has not joined yet. */
  #caller: CallerLine | null = null;
  #joined: { readonly line: CallerLine; readonly session: DirectSession } | null = null;

  constructor(ports: LanHelpPorts) {
    this.#ports = ports;
  }

  readonly offer = async (): Promise<Result<null>> => {
    const { addresses, deskKey, isHelped, nowMs, reportFault } = this.#ports;
    this.withdraw();
    if (this.#joined !== null || (await isHelped())) return refuse({ code: 'lan.busy' });
    const hub = await deskKey();
    if (hub === null) return refuse({ code: 'lan.desk-unknown' });
    const code = String(randomInt(10 ** 9)).padStart(9, '0');
    const stopped = new AbortController();
    const listening = await unlessNoNetwork(() =>
      listenLan({
        addresses: addresses(),
        digits: code,
        onCaller: (line) => this.#letIn(line, hub, stopped.signal),
        onBurnt: () => this.#close('burnt'),
        reportFault,
      }),
    );
    if (!listening.ok) return listening;
    const offer: LanOffer = {
      addresses: [...listening.value.addresses],
      code: code.replaceAll(/(\d{3})(?=\d)/g, '$1 '),
      goodUntilMs: nowMs() + LAN_CODE_GOOD_FOR_MS,
      isFound: false,
    };
    this.#trouble = null;
    this.#offered = { offer, listener: listening.value, stopped };
    this.#ports.onChanged();
    void this.#runOut(stopped.signal).catch(reportFault);
    return ok(null);
  };

  readonly withdraw = (): void => this.#close(null);

  readonly state: LanHelp['state'] = () => {
    const offer = this.#offered?.offer ?? null;
    return offer === null && this.#trouble === null ? null : { offer, trouble: this.#trouble };
  };

  readonly endedHere = (): void => {
    const joined = this.#joined;
    this.#joined = null;
    joined?.line.say({ kind: 'over', code: 'lan.gone' });
    joined?.line.close();
    joined?.session.close();
  };

  async #runOut(signal: AbortSignal): Promise<void> {
    await this.#ports.sleep(LAN_CODE_GOOD_FOR_MS, signal);
    // Who came in time with the right digits has begun, and has a time of their own.
    if (!signal.aborted && this.#caller === null) this.#close('run-out');
  }

  #close(trouble: NonNullable<EnrolledState['lan']>['trouble']): void {
    const offered = this.#offered;
    const hadTrouble = this.#trouble !== null;
    this.#offered = null;
    this.#trouble = trouble;
    offered?.stopped.abort();
    offered?.listener.close();
    this.#caller?.close();
    this.#caller = null;
    if (offered !== null || hadTrouble) this.#ports.onChanged();
  }

  /** Somebody has the digits. Nothing but which computer this is, is said before they show who they are. */
  #letIn(line: CallerLine, deskKey: string, signal: AbortSignal): boolean {
    if (this.#offered === null || this.#caller !== null) return false;
    this.#caller = line;
    this.#offered = { ...this.#offered, offer: { ...this.#offered.offer, isFound: true } };
    this.#ports.onChanged();
    let isJoining = false;
    line.listen({
      hear: (message) => {
        if (message.kind !== 'join' || isJoining) return this.#close('left');
        isJoining = true;
        void this.#join(line, message, deskKey).catch((error: unknown) => {
          this.#ports.reportFault(error);
          this.#close('left');
        });
      },
      onEnd: () => this.#caller === line && this.#close('left'),
    });
    void this.#sayWho(line, deskKey).catch(this.#ports.reportFault);
    void this.#ports.sleep(MOST_FOR_CHOOSING_MS, signal).then(() => this.#caller === line && this.#close('run-out'));
    return true;
  }

  async #sayWho(line: CallerLine, hub: string): Promise<void> {
    const { name, person } = await this.#ports.whose();
    line.say({ kind: 'here', version: LAN_VERSION, device: this.#ports.device, deviceName: name, person, hub });
  }

  async #join(line: CallerLine, join: LanJoin, deskKey: string): Promise<void> {
    const { device, begin, sessions } = this.#ports;
    const { hubOffsetMs } = await this.#ports.whose();
    const nowMs = this.#ports.nowMs() + hubOffsetMs;
    const verify = createVerifier();
    const known = { deskKey, device, channel: line.channel, nowMs };
    const who = verify === null ? refuse({ code: 'lan.not-of-desk' }) : await readJoin(join, { ...known, verify });
    if (this.#caller !== line) return;
    if (!who.ok) return this.#turnAway(line, who.refusal.code);
    const { agent, name, role = null } = who.value;
    const met = metWith(join, { agent, agentName: name, agentRole: role, atMs: nowMs });
    const early: SignalOverLan[] = [];
    let isTold = false;
    const send = (message: SignalOverLan): void => (isTold ? line.say(message) : void early.push(message));
    // Before it begins: pages take part as soon as it has.
    const direct = sessions.open({ session: join.session, peer: agent, send });
    const begun = await begin(met, join.commands);
    if (!begun.ok) {
      direct.close();
      return this.#turnAway(line, begun.refusal.code);
    }
    if (this.#caller !== line) {
      // Taken back while it began.
      direct.close();
      return await this.#ports.onOver(join.session, 'line-lost');
    }
    this.#caller = null;
    this.#joined = { line, session: direct };
    this.#close(null);
    line.listen({
      hear: (message) => this.#hear(message, direct, join.session),
      onEnd: () => this.#lineIsGone(direct, join.session, 'line-lost'),
    });
    line.say({ kind: 'joined' });
    isTold = true;
    for (const message of early) line.say(message);
  }

  #turnAway(line: CallerLine, code: string): void {
    line.say({ kind: 'over', code });
    this.#close('left');
  }

  #hear(message: LanFromConsole, direct: DirectSession, session: SupportSessionId): void {
    if (message.kind === 'end-here' || message.kind === 'end-gone' || message.kind === 'say') direct.take(message);
    else if (message.kind === 'over') this.#lineIsGone(direct, session, 'ended-there');
  }

  #lineIsGone(direct: DirectSession, session: SupportSessionId, why: 'ended-there' | 'line-lost'): void {
    if (this.#joined?.session !== direct) return;
    this.#joined.line.close();
    this.#joined = null;
    direct.close();
    void this.#ports.onOver(session, why).catch(this.#ports.reportFault);
  }
}

async function unlessNoNetwork(listen: () => Promise<LanListener>): Promise<Result<LanListener>> {
  try {
    return ok(await listen());
  } catch (error) {
    if (error instanceof Fault && error.code === 'lan.no-network') return refuse({ code: error.code });
    throw error;
  }
}

interface Met {
  readonly agent: NonNullable<KeptSession['agent']>;
  readonly agentName: string;
  /** By their certificate. `null`: what the policy leaves to some is left to nobody here. */
  readonly agentRole: KeptSession['agentRole'];
  /** By the hub's clock, as far as it is known here. */
  readonly atMs: number;
}

function metWith({ session, ticket }: LanJoin, { agent, agentName, agentRole, atMs }: Met): KeptSession {
  const joinedAtMs = epochMs.parse(Math.max(0, Math.round(atMs)));
  return {
    id: session,
    state: 'joined',
    way: 'lan',
    agent,
    agentName,
    agentRole,
    names: { [agent]: agentName },
    onlookers: [],
    ticket,
    reason: null,
    code: null,
    awaitedUntilMs: joinedAtMs,
    joinedAtMs,
    endedAtMs: null,
    endedBy: null,
    endReason: null,
    endNote: null,
    endedHereAtMs: null,
  };
}
