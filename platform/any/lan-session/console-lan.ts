import type { DeskInput, DeskOutput } from '#contracts/desk-port.ts';
import type { HandedCommand } from '#contracts/exchange.ts';
import type { LanFromConsole, LanFromHelper, LanHere } from '#contracts/lan-session/lan-messages.ts';
import { lanJoinText, MOST_LAN_COMMANDS } from '#contracts/lan-session/lan-messages.ts';
import { readAddress, readLanDigits } from '#contracts/lan-session/lan-offer.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { DeskCopy } from '../data-service/desk-copy.ts';
import type { CommandDraft } from '../data-service/issue-command.ts';
import { hubNowMs } from '../data-service/session-rules.ts';
import type { ConsoleKey, SigningAs } from '../exchange/console-key.ts';
import { newRecordId } from '../new-id.ts';
import type { DirectSession, DirectSessions } from '../signalling/direct-sessions.ts';
import type { CallLan, LanLine, ReachedHelper } from './lan-reach.ts';

export interface ConsoleLanPorts {
  readonly copy: Pick<DeskCopy, 'keep' | 'outbox' | 'records'>;
  readonly key: Pick<ConsoleKey, 'signing'>;
  /** Missing where this program cannot call anybody: in a browser. */
  readonly callLan?: CallLan | undefined;
  readonly directs: DirectSessions;
  readonly issue: (draft: CommandDraft) => Promise<Result<{ readonly command: string }>>;
  readonly nowMs: () => number;
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

type ConsoleLine = LanLine<LanFromConsole, LanFromHelper>;

/** Help without a hub, from this console (S10). */
export interface ConsoleLan {
  readonly find: (typed: DeskInput<'lan.find'>) => Promise<DeskOutput<'lan.find'>>;
  readonly join: (wanted: DeskInput<'lan.join'>) => Promise<DeskOutput<'lan.join'>>;
  /** Whoever was found is left alone. */
  readonly leave: () => void;
  /** A command was issued here: where it ends a session, the other side hears of it. */
  readonly issued: (draft: CommandDraft) => void;
}

const PATIENCE_MS = 15_000;

export function createConsoleLan(ports: ConsoleLanPorts): ConsoleLan {
  return new Lan(ports);
}

class Lan implements ConsoleLan {
  readonly #ports: ConsoleLanPorts;
  #found: ReachedHelper | null = null;
  readonly #going = new Map<string, { readonly line: ConsoleLine; readonly direct: DirectSession }>();

  constructor(ports: ConsoleLanPorts) {
    this.#ports = ports;
  }

  readonly find: ConsoleLan['find'] = async ({ address: typed, code }) => {
    const { callLan, key } = this.#ports;
    if (callLan === undefined) return refused('lan.desktop-only');
    const [address, digits] = [readAddress(typed), readLanDigits(code)];
    if (address === null) return refused('lan.address-wrong');
    if (digits === null) return refused('lan.code-wrong');
    const signing = await key.signing();
    if (!signing.ok) return refused(signing.refusal.code);
    this.leave();
    const reached = await callLan(address, digits);
    if (!reached.ok) return refused(reached.refusal.code);
    const { here, line } = reached.value;
    if (here.hub !== signing.value.hub) {
      line.close();
      return refused('lan.of-another-desk');
    }
    this.#found = reached.value;
    line.listen({ hear: () => this.leave(), onEnd: () => this.leave() });
    return { ok: true, value: { device: here.device, deviceName: here.deviceName, person: here.person } };
  };

  readonly leave = (): void => {
    this.#found?.line.close();
    this.#found = null;
  };

  readonly join: ConsoleLan['join'] = async (wanted) => {
    const incident = incidentId.parse(wanted.incident);
    const found = this.#found;
    if (found === null) return refused('lan.gone');
    const signing = await this.#ports.key.signing();
    if (!signing.ok) return refused(signing.refusal.code);
    const session = supportSessionId.parse(newRecordId('support-session'));
    const input = { device: found.here.device, incident };
    const met = await this.#ports.issue({ name: 'support-session.meet', target: session, input });
    if (!met.ok) return refused(met.refusal.code);
    const joined = await this.#joinWith(found, session, incident, signing.value);
    if (joined.ok) return { ok: true, value: { session } };
    // It stands in the record that they met; nothing came of it.
    await this.#ports.issue({ name: 'support-session.end', target: session, input: { why: 'line-lost' } });
    return refused(joined.refusal.code);
  };

  readonly issued = ({ name, target }: CommandDraft): void => {
    if (name !== 'support-session.end') return;
    const going = this.#going.get(target);
    this.#going.delete(target);
    going?.line.say({ kind: 'over', code: 'lan.gone' });
    going?.line.close();
    going?.direct.close();
  };

  async #joinWith(
    { here, line }: ReachedHelper,
    session: SupportSessionId,
    incident: IncidentId,
    signing: SigningAs,
  ): Promise<Result<null>> {
    const { copy, nowMs } = this.#ports;
    const ticket = (await copy.records.find([incident])).get(incident);
    if (ticket === undefined) return refuse({ code: 'support-session.ticket-ended' });
    const { id, number, summary, loggedAtMs } = incidentRecord.schema.parse(ticket);
    const { signature } = await signing.sign('lan', lanJoinText(session, here.device, line.channel));
    const joinedAtMs = epochMs.parse(hubNowMs(copy.keep, nowMs()));
    const commands = await this.#handed(session, incident, signing);
    const { certificate } = signing;
    const answer = this.#answerOf(line, here, session);
    line.say({
      kind: 'join',
      session,
      ticket: { id, number, summary, loggedAtMs },
      joinedAtMs,
      certificate,
      signature,
      commands: [...commands],
    });
    return await answer;
  }

  /** What the helper needs so that it can tell of the session first: whatever of the ticket the hub does not have yet, and itself. */
  async #handed(
    session: string,
    incident: string,
    { sign, certificate }: SigningAs,
  ): Promise<readonly HandedCommand[]> {
    const { copy, nowMs } = this.#ports;
    const waiting = copy.outbox.all().filter(({ state, carried }) => state === 'waiting' && carried === undefined);
    const isOf = (target: string) => (entry: CommandEntry) => entry.target === target;
    const entries = waiting.map(({ entry }) => entry);
    const meeting = entries.filter(isOf(session));
    const ofTicket = entries.filter(isOf(incident)).slice(0, MOST_LAN_COMMANDS - meeting.length);
    const signedAtMs = epochMs.parse(hubNowMs(copy.keep, nowMs()));
    const signOne = async (command: CommandEntry): Promise<HandedCommand> => {
      return { signed: await sign('command', JSON.stringify({ command, signedAtMs })), certificate };
    };
    return await Promise.all([...ofTicket, ...meeting].map(signOne));
  }

  /** The helper's answer, and from then on everything else that it says. */
  #answerOf(line: ConsoleLine, { device }: LanHere, session: SupportSessionId): Promise<Result<null>> {
    const { promise, resolve } = Promise.withResolvers<Result<null>>();
    const answered = new AbortController();
    const finish = (result: Result<null>): void => {
      answered.abort();
      if (!result.ok) this.leave();
      resolve(result);
    };
    line.listen({
      hear: (message) => {
        if (message.kind !== 'joined')
          return finish(refuse({ code: message.kind === 'over' ? message.code : 'lan.gone' }));
        this.#found = null;
        this.#begin(line, session);
        return finish(ok(null));
      },
      onEnd: () => finish(refuse({ code: 'lan.gone', details: { device } })),
    });
    void this.#giveUp(answered.signal, () => finish(refuse({ code: 'lan.gone' })));
    return promise;
  }

  async #giveUp(answered: AbortSignal, act: () => void): Promise<void> {
    await this.#ports.wait(PATIENCE_MS, answered);
    if (!answered.aborted) act();
  }

  #begin(line: ConsoleLine, session: SupportSessionId): void {
    const direct = this.#ports.directs.open({ session, peer: 'user', send: line.say });
    this.#going.set(session, { line, direct });
    const isOver = (): void => {
      if (!this.#going.delete(session)) return;
      line.close();
      direct.close();
    };
    line.listen({
      hear: (message) => {
        if (message.kind === 'end-here' || message.kind === 'end-gone' || message.kind === 'say') direct.take(message);
        else if (message.kind === 'over') isOver();
      },
      onEnd: isOver,
    });
  }
}

function refused(code: string): { readonly ok: false; readonly refusal: { readonly code: string } } {
  return { ok: false, refusal: { code } };
}
