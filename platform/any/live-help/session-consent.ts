import type { SessionAnswer } from '#contracts/remote-session/session-state-messages.ts';
import type { Capability, Leave } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { Grant, GrantLimits } from '#domain/remote-control/grant-life.rules.ts';
import { liveGrants } from '#domain/remote-control/grant-life.rules.ts';
import type { TrustFound } from './console-link.ts';
import type { Grants } from './grants.ts';
import { createGrants } from './grants.ts';
import type { JoinedHelp } from './joined-help.ts';
import type { AskPerson } from './person-asked.ts';
import type { Answer } from './questions.ts';

export interface SessionConsentPorts {
  /** What works here. */
  readonly offered: () => ReadonlySet<Capability>;
  /** What policy and settings of this computer leave to be granted to this agent, and for how long. */
  readonly leave: (help: JoinedHelp) => Leave;
  readonly limits: () => GrantLimits;
  readonly ask: AskPerson;
  /** Who is at the other end of the link, as far as it is known; `null` before both ends have found out about each other. */
  readonly trust: () => TrustFound | null;
  /** What the person has said of the digits: the link is told. */
  readonly compare: (verdict: 'same' | 'different') => void;
  readonly note: (happening: HappeningNoted) => void;
  /** Tells the console what came of it. */
  readonly answer: (capability: Capability, outcome: SessionAnswer['outcome']) => void;
  readonly onChanged: () => void;
  readonly nowMs: () => number;
}

/** What the person is asked in one session, and what they have granted. Each thing is written down and told to the console. */
export class SessionConsent {
  readonly #help: JoinedHelp;
  readonly #ports: SessionConsentPorts;
  readonly #grants: Grants;
  /** Agreed to together with the digits; it counts once the link is trusted by them. */
  readonly #awaitingTrust = new Set<Capability>();
  /** What was granted to an end that is gone: it is theirs again if they come back soon, and prove it by the same key (S11). */
  #suspended: { readonly key: string; readonly grants: readonly Grant[]; readonly sinceMs: number } | null = null;
  #isOver = false;

  constructor(help: JoinedHelp, ports: SessionConsentPorts) {
    this.#help = help;
    this.#ports = ports;
    this.#grants = createGrants({ ...ports, leave: () => ports.leave(help) });
  }

  get live(): ReturnType<Grants['live']> {
    return this.#grants.live();
  }

  has(capability: Capability): boolean {
    return this.#grants.has(capability);
  }

  noteUse(capability: Capability): void {
    this.#grants.noteUse(capability);
  }

  askFor(capability: Capability): void {
    // Looking needs no proof of who looks, but where nobody else vouches for them.
    const isForLooking = capability === 'view' && this.#help.isDirect !== true;
    const trust = this.#ports.trust();
    const code = isForLooking || trust?.isTrusted === true ? null : (trust?.code ?? null);
    const isUnproved = !isForLooking && trust?.isTrusted !== true && code === null;
    const no = this.#grants.mayAsk(capability) ?? (isUnproved ? 'untrusted' : null);
    const asking = no === null ? this.#ports.ask.ask(this.#help, capability, code) : null;
    if (asking === null) {
      this.#ports.answer(capability, no ?? 'busy');
      return;
    }
    this.#ports.onChanged();
    void this.#await(capability, code, asking);
  }

  give(capability: Capability): void {
    this.#grants.give(capability);
    this.#note(capability, 'given');
    this.#ports.answer(capability, 'given');
    this.#ports.onChanged();
  }

  /** The trust in the link may have changed. */
  followTrust(): void {
    const trust = this.#ports.trust();
    if (trust !== null) this.#endSuspension(trust);
    if (trust?.isTrusted !== true) return;
    const agreed = [...this.#awaitingTrust];
    this.#awaitingTrust.clear();
    for (const capability of agreed) this.give(capability);
  }

  /** The person wants it back, and is not asked for it again at once. Looking goes on. */
  takeBack(capability: Capability): void {
    if (!this.#grants.drop(capability)) return;
    this.#grants.noteNo(capability);
    this.#tell([capability], 'taken-back');
    this.#ports.onChanged();
  }

  /**
   * Nobody is at the end of this link any more whom a yes was meant for. What is to be seen may be agreed to all the same.
   *
   * @param key By which that end was proved; `null`: by none, and nobody can prove to be the same.
   * @param sinceMs Since when nothing was heard of it.
   */
  linkIsGone(key: string | null = null, sinceMs = this.#ports.nowMs()): void {
    this.#awaitingTrust.clear();
    const standing = this.#ports.ask.standing();
    const isOfThisLink = standing !== null && (standing.capability !== 'view' || this.#help.isDirect === true);
    if (isOfThisLink) this.#ports.ask.withdraw();
    if (key === null) this.#tell(this.#grants.clear(), 'lapsed');
    else this.#suspended = { key, grants: this.#grants.suspend(), sinceMs };
  }

  /** The agent needs it no longer. */
  drop(capability: Capability): void {
    this.#grants.drop(capability);
    this.#ports.onChanged();
  }

  /** Lets go of what has lapsed. @param linkLostAtMs `null` while the line is there. */
  lapse(linkLostAtMs: number | null): void {
    this.#tell(this.#grants.lapse(linkLostAtMs), 'lapsed');
    if (this.#suspended !== null && this.#resumable.length === 0) this.#dropSuspended();
  }

  /** As much of it as still lives. */
  get #resumable(): readonly Grant[] {
    const { grants, sinceMs } = this.#suspended ?? { grants: [], sinceMs: 0 };
    return liveGrants(grants, this.#ports.nowMs(), sinceMs, this.#ports.limits());
  }

  #endSuspension({ isTrusted, provedKey }: TrustFound): void {
    const suspended = this.#suspended;
    if (suspended === null) return;
    if (!isTrusted || provedKey !== suspended.key) {
      this.#dropSuspended();
      return;
    }
    const resumed = this.#resumable;
    this.#suspended = null;
    this.#grants.resume(resumed);
    const lapsed = suspended.grants.filter((one) => !resumed.includes(one));
    this.#tell(
      lapsed.map(({ capability }) => capability),
      'lapsed',
    );
  }

  #dropSuspended(): void {
    const lapsed = this.#suspended?.grants ?? [];
    this.#suspended = null;
    this.#tell(
      lapsed.map(({ capability }) => capability),
      'lapsed',
    );
  }

  end(): void {
    this.#isOver = true;
    this.#grants.clear();
    this.#ports.ask.withdraw();
  }

  async #await(capability: Capability, code: string | null, asking: Promise<Answer>): Promise<void> {
    const answer = await asking;
    if (this.#isOver || answer === 'withdrawn') return;
    if (answer === 'given') {
      this.#agreed(capability, code);
      return;
    }
    this.#grants.noteNo(capability);
    this.#tell([capability], answer === 'digits-differ' ? 'refused' : answer);
    this.#ports.onChanged();
    if (answer === 'digits-differ') this.#ports.compare('different');
  }

  #agreed(capability: Capability, code: string | null): void {
    if (code === null) {
      this.give(capability);
      return;
    }
    const isSameLink = this.#ports.trust()?.code === code;
    if (!isSameLink) return;
    this.#awaitingTrust.add(capability);
    this.#ports.compare('same');
    this.followTrust();
  }

  #tell(capabilities: readonly Capability[], answer: Exclude<NotedAnswer, 'given'>): void {
    for (const capability of capabilities) {
      this.#note(capability, answer);
      this.#ports.answer(capability, answer);
    }
  }

  #note(capability: Capability, answer: NotedAnswer): void {
    const actor = answer === 'lapsed' || answer === 'not-answered' ? 'helper' : 'user';
    this.#ports.note({ actor, type: 'consent', data: { capability, answer, agent: this.#help.agent } });
  }
}

type NotedAnswer = Extract<HappeningNoted, { type: 'consent' }>['data']['answer'];
