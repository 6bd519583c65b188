import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { TrustEvent } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { LinkBinding, LinkNonces } from '#domain/remote-control/safety-code.rules.ts';
import {
  commitmentText,
  linkProofText,
  safetyCodeText,
  sixDigitsOf,
} from '#domain/remote-control/safety-code.rules.ts';
import { digestOf, digestTextOf, newNonce } from './digest.ts';
import type { JudgeProof } from './judge-proof.ts';
import type { OwnProof } from './session-trust.ts';

/** Messages that are not of the exchange are none of its business. One is taken after the other. */
export type TakeMessage = (message: object) => Promise<void>;

interface ExchangePorts {
  readonly binding: LinkBinding;
  readonly sign: (text: string) => Promise<OwnProof | null>;
  readonly judge: JudgeProof;
  /** Whether to go on. */
  readonly apply: (event: TrustEvent) => boolean;
}

async function codeOf(binding: LinkBinding, nonces: LinkNonces): Promise<string> {
  return sixDigitsOf(await digestOf(safetyCodeText(binding, nonces)));
}

function proofIn(signed: OwnProof | null): LinkProof | null {
  return signed === null ? null : { publicKey: signed.publicKey, signature: signed.signature };
}

/** The helper's part; see `trust-messages.ts`. */
export function beginAsHelper(ports: ExchangePorts & { readonly say: (message: Ctl<'helper'>) => unknown }) {
  const { binding, apply, say } = ports;
  const own = newNonce();
  let nonces: LinkNonces = { helper: own, console: '' };

  async function commit(): Promise<void> {
    const commitment = await digestTextOf(commitmentText(binding, own));
    say({ kind: 'trust.commit', version: binding.version, commitment });
  }

  async function takeNonce({ version, nonce }: Extract<Ctl<'console'>, { kind: 'trust.nonce' }>): Promise<void> {
    if (!apply({ kind: 'nonce', isSameVersion: version === binding.version, isOurs: nonce === own })) return;
    nonces = { helper: own, console: nonce };
    const signed = await ports.sign(linkProofText('helper', binding, nonces));
    say({ kind: 'trust.reveal', nonce: own, proof: proofIn(signed) });
  }

  async function takeProof({ proof, certificate }: Extract<Ctl<'console'>, { kind: 'trust.proof' }>): Promise<void> {
    const check = await ports.judge(proof, linkProofText('console', binding, nonces), certificate);
    apply({ kind: 'proof', check, code: await codeOf(binding, nonces) });
  }

  /** Of the console's own schema: others do not come here. */
  async function take(message: object): Promise<void> {
    const said = message as Ctl<'console'>;
    if (said.kind === 'trust.nonce') await takeNonce(said);
    else if (said.kind === 'trust.proof') await takeProof(said);
    else if (said.kind === 'trust.verdict') apply({ kind: 'verdict-there', verdict: said.verdict });
  }

  return { commit, take };
}

/** The console's part. */
export function answerAsConsole(
  ports: ExchangePorts & { readonly say: (message: Ctl<'console'>) => unknown },
): TakeMessage {
  const { binding, apply, say } = ports;
  const own = newNonce();
  let commitment = '';

  function takeCommit(said: Extract<Ctl<'helper'>, { kind: 'trust.commit' }>): void {
    commitment = said.commitment;
    if (apply({ kind: 'commit', isSameVersion: said.version === binding.version })) {
      say({ kind: 'trust.nonce', version: binding.version, nonce: own });
    }
  }

  async function takeReveal({ nonce, proof }: Extract<Ctl<'helper'>, { kind: 'trust.reveal' }>): Promise<void> {
    const nonces: LinkNonces = { helper: nonce, console: own };
    const isAsCommitted = (await digestTextOf(commitmentText(binding, nonce))) === commitment;
    const check = await ports.judge(proof, linkProofText('helper', binding, nonces), null);
    const code = await codeOf(binding, nonces);
    // Before people see digits: what they say of them has to come after it.
    const signed = await ports.sign(linkProofText('console', binding, nonces));
    if (apply({ kind: 'reveal', isAsCommitted, isOurs: nonce === own, check, code })) {
      say({ kind: 'trust.proof', proof: proofIn(signed), certificate: signed?.certificate ?? null });
    }
  }

  /** Of the helper's own schema: others do not come here. */
  return async (message) => {
    const said = message as Ctl<'helper'>;
    if (said.kind === 'trust.commit') takeCommit(said);
    else if (said.kind === 'trust.reveal') await takeReveal(said);
    else if (said.kind === 'trust.verdict') apply({ kind: 'verdict-there', verdict: said.verdict });
  };
}
