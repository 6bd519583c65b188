import { Fault } from '#contracts/fault.ts';
import type { SignedText } from '#contracts/exchange.ts';
import { REMOTE_SESSION_VERSION } from '#contracts/remote-session/session-messages.ts';
import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import type { LinkTrust, TrustEvent } from '#domain/remote-control/safety-code-exchange.rules.ts';
import { nextTrust, untrusted } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { KeyStanding } from '#domain/remote-control/safety-code-keys.rules.ts';
import type { LinkBinding } from '#domain/remote-control/safety-code.rules.ts';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { PeerLink } from '../peer-link/peer-link.ts';
import type { TakeMessage } from './exchange.ts';
import { answerAsConsole, beginAsHelper } from './exchange.ts';
import { createProofJudge } from './judge-proof.ts';
import type { SessionLine } from './session-line.ts';

/** Whether nobody sits between the two ends of a link, as this end knows it; see `LinkTrust`. */
export interface SessionTrust {
  readonly trust: LinkTrust;
  /** Each time it changes. Nothing comes after `broken`, which is an alarm and has closed the link. */
  readonly changes: Observable<LinkTrust>;
  /** Who is at the other end by their own good signature; `null` where there is none, or none yet. */
  readonly peerKey: PeerKey | null;
  /**
   * What the person here says of the digits, once they have compared them with those at the other end. With `same`,
   * `peerKey` is worth remembering: the next session then needs no reading aloud.
   */
  readonly compare: (verdict: 'same' | 'different') => void;
}

export interface PeerKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** The console's: the hub's word on whose it is. */
  readonly certificate: SignedText | null;
}

/** What this end signs a link with. */
export interface OwnProof extends LinkProof {
  /** The console's own; a helper has none. */
  readonly certificate?: SignedText;
}

export interface SessionTrustPorts extends Pick<LinkBinding, 'session' | 'ticket'> {
  readonly link: Pick<PeerLink, 'events' | 'state' | 'fingerprints' | 'close'>;
  readonly line: SessionLine<'helper'> | SessionLine<'console'>;
  /** Signs with the key of this end; `null` where there is none. The text is that of `linkProofText`. */
  readonly sign: (text: string) => Promise<OwnProof | null>;
  readonly standingOf: (key: PeerKey) => Promise<KeyStanding>;
  /** The other end has a key, as far as anybody here or the hub knows: leaving out its signature is an alarm. */
  readonly mustSign: boolean;
  readonly reportFault: (error: unknown) => void;
}

/** For all that machines do between two people: seconds over the worst line. Silence of the line does not count. */
const MOST_FOR_THE_EXCHANGE_MS = 10_000;

/**
 * Begins as soon as the link is connected. Make it together with the link: what was said before it listened is lost, and lost
 * is broken.
 */
export function createSessionTrust(ports: SessionTrustPorts): SessionTrust {
  return new Trust(ports);
}

class Trust implements SessionTrust {
  readonly #ports: SessionTrustPorts;
  readonly #changes = new Subject<LinkTrust>();
  readonly changes = this.#changes.asObservable();
  #trust: LinkTrust;
  #peerKey: PeerKey | null = null;
  #take: TakeMessage | null = null;
  #tooSlow: ReturnType<typeof setTimeout> | undefined;
  /** One message after the other: hashing and signing take time, and the next may be there by then. */
  #turn: Promise<void> = Promise.resolve();

  constructor(ports: SessionTrustPorts) {
    this.#ports = ports;
    this.#trust = untrusted(ports.line.role);
    ports.link.events.subscribe({
      next: (event) => {
        if (event.kind === 'state') this.#linkIs(event.state.state);
      },
      complete: () => this.#changes.complete(),
    });
    const heard: Observable<{ readonly message: object | 'unknown' }> = ports.line.heard;
    heard.subscribe(({ message }) => {
      if (message === 'unknown') this.#apply({ kind: 'message-unknown' });
      else this.#inTurn(async () => this.#take?.(message));
    });
    this.#linkIs(ports.link.state.state);
  }

  get trust(): LinkTrust {
    return this.#trust;
  }

  get peerKey(): PeerKey | null {
    return this.#peerKey;
  }

  readonly compare = (verdict: 'same' | 'different'): void => {
    // After what is being said at the moment: of digits that the other end cannot know yet nobody has an opinion.
    this.#inTurn(async () => {
      if (this.#trust.state === 'waiting') return;
      this.#ports.line.say({ kind: 'trust.verdict', verdict });
      this.#apply({ kind: 'verdict-here', verdict });
    });
  };

  /** Only while the line is there is it anybody's fault that nothing comes. */
  #linkIs(state: PeerLink['state']['state']): void {
    clearTimeout(this.#tooSlow);
    if (state !== 'connected') return;
    this.#tooSlow = setTimeout(() => this.#apply({ kind: 'too-slow' }), MOST_FOR_THE_EXCHANGE_MS);
    if (this.#take === null) this.#begin();
  }

  #begin(): void {
    const { line, sign } = this.#ports;
    const context = { binding: this.#bindingNow(), sign, apply: (event: TrustEvent) => this.#apply(event) };
    const judge = createProofJudge(this.#ports, (key) => {
      this.#peerKey = key;
    });
    if (line.role === 'console') {
      this.#take = answerAsConsole({ ...context, judge, say: line.say });
      return;
    }
    const helper = beginAsHelper({ ...context, judge, say: line.say });
    this.#take = helper.take;
    this.#inTurn(helper.commit);
  }

  #bindingNow(): LinkBinding {
    const { link, line, session, ticket } = this.#ports;
    const used = link.fingerprints;
    if (used === null) throw new Fault('link.unproved', 'A connected link names no certificates.');
    const [helperFingerprint, consoleFingerprint] =
      line.role === 'helper' ? [used.own, used.peer] : [used.peer, used.own];
    return { version: REMOTE_SESSION_VERSION, session, ticket, helperFingerprint, consoleFingerprint };
  }

  #inTurn(act: () => Promise<void>): void {
    this.#turn = this.#after(this.#turn, act);
  }

  async #after(earlier: Promise<void>, act: () => Promise<void>): Promise<void> {
    await earlier;
    if (this.#trust.state === 'broken') return;
    try {
      await act();
    } catch (error) {
      this.#ports.reportFault(error);
      this.#ports.link.close();
    }
  }

  /** Whether to go on. */
  #apply(event: TrustEvent): boolean {
    const before = this.#trust;
    this.#trust = nextTrust(before, event);
    if (this.#trust !== before) this.#changes.next(this.#trust);
    if (this.#trust.state !== 'waiting') clearTimeout(this.#tooSlow);
    if (this.#trust.state === 'broken' && before.state !== 'broken') this.#ports.link.close();
    return this.#trust.state !== 'broken';
  }
}
