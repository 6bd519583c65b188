import type { MoveMessage, OrderedInput } from '#contracts/remote-session/input-messages.ts';
import type { MonitorPosition } from '#domain/remote-control/hit-test.rules.ts';

type WithoutSequence<Message> = Message extends unknown ? Omit<Message, 'sequence'> : never;

/** An act before it has its number. */
export type InputAct = WithoutSequence<OrderedInput>;

export interface NumberInputPorts {
  /** On the channel that may lose. */
  readonly sendMove: (message: MoveMessage) => void;
  /** On the one that keeps order. */
  readonly send: (message: OrderedInput) => void;
}

/** What the agent's hands do, numbered over both channels. */
export interface NumberedInput {
  readonly act: (act: InputAct) => void;
  readonly move: (position: MonitorPosition) => void;
}

/** One for each line, whoever acts over it: a number that comes again is what somebody replays. */
export function numberInput({ send, sendMove }: NumberInputPorts): NumberedInput {
  let sequence = 0;
  let newestOrdered = 0;
  return {
    act: (act) => {
      sequence += 1;
      newestOrdered = sequence;
      send({ ...act, sequence });
    },
    move: (position) => {
      sequence += 1;
      sendMove({ kind: 'input.move', sequence, after: newestOrdered, ...position });
    },
  };
}
