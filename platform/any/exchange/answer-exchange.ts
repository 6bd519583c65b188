import type { DeskInput, DeskOutput } from '#contracts/desk-port.ts';
import type { ConsoleKey } from './console-key.ts';
import { makeBundle } from './make-bundle.ts';
import type { TakeBundlePorts } from './take-bundle.ts';
import { lookInto, takeBundle } from './take-bundle.ts';
import { consoleCertificate } from '#contracts/exchange.ts';
import { ok } from '#domain/kernel/result.ts';

export interface ExchangeAnswerPorts extends Omit<TakeBundlePorts, 'key'> {
  readonly key: ConsoleKey;
  /** There is more to show and to send. */
  readonly onTaken: () => void;
}

/** What windows ask so that their person can hand work over, take some over, and prove who they are in a session. */
export function exchangeAnswers(ports: ExchangeAnswerPorts) {
  return {
    'exchange.make': (): Promise<DeskOutput<'exchange.make'>> => makeBundle(ports),
    'exchange.look': ({ bytes }: DeskInput<'exchange.look'>) => lookInto(ports, bytes),
    'session.sign': ({ purpose, text }: DeskInput<'session.sign'>) => signForSession(ports.key, purpose, text),
    'exchange.take': async ({ bytes }: DeskInput<'exchange.take'>) => {
      const taken = await takeBundle(ports, bytes);
      ports.onTaken();
      return taken;
    },
  };
}

async function signForSession(
  key: ConsoleKey,
  purpose: DeskInput<'session.sign'>['purpose'],
  text: string,
): Promise<DeskOutput<'session.sign'>> {
  const signing = await key.signing();
  if (!signing.ok) return { ok: false, refusal: { ...signing.refusal } };
  const { sign, certificate } = signing.value;
  const { publicKey } = consoleCertificate.parse(JSON.parse(certificate.text));
  const { signature } = await sign(purpose, text);
  return ok({ publicKey, signature, certificate });
}
