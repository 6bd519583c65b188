import type { InputMessage, MoveMessage } from '#contracts/remote-session/input-messages.ts';

/** In which order messages of two channels take effect. */
export interface MessageOrder {
  /** `waiting`: a move that has overtaken what was done before it; `replayed`: no channel that keeps order brings such a one. */
  readonly take: (message: InputMessage) => 'now' | 'waiting' | 'replayed';
  /** The newest of the moves that waited, once it need not any more. Gives each at most once. */
  readonly due: () => MoveMessage | null;
}

export function createMessageOrder(): MessageOrder {
  let newestOrdered = 0;
  let early: MoveMessage | null = null;

  return {
    take: (message) => {
      if (message.kind === 'input.move') {
        if (message.after <= newestOrdered) return 'now';
        if (early === null || message.sequence > early.sequence) early = message;
        return 'waiting';
      }
      if (message.sequence <= newestOrdered) return 'replayed';
      newestOrdered = message.sequence;
      return 'now';
    },
    due: () => {
      if (early === null || early.after > newestOrdered) return null;
      const move = early;
      early = null;
      return move;
    },
  };
}
