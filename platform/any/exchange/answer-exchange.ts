import type { DeskInput, DeskOutput } from '#contracts/desk-port.ts';
import type { ConsoleKey } from './console-key.ts';
import { makeBundle } from './make-bundle.ts';
import type { TakeBundlePorts } from './take-bundle.ts';
import { lookInto, takeBundle } from './take-bundle.ts';

export interface ExchangeAnswerPorts extends Omit<TakeBundlePorts, 'key'> {
  readonly key: ConsoleKey;
  /** There is more to show and to send. */
  readonly onTaken: () => void;
}

/** What windows ask so that their person can hand work over, or take some over. */
export function exchangeAnswers(ports: ExchangeAnswerPorts) {
  return {
    'exchange.make': (): Promise<DeskOutput<'exchange.make'>> => makeBundle(ports),
    'exchange.look': ({ bytes }: DeskInput<'exchange.look'>) => lookInto(ports, bytes),
    'exchange.take': async ({ bytes }: DeskInput<'exchange.take'>) => {
      const taken = await takeBundle(ports, bytes);
      ports.onTaken();
      return taken;
    },
  };
}
