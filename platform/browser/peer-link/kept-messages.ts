/** Unread messages of a minute without a line, and far more than people write in it. */
const MOST_KEPT_CHARACTERS = 2 * 1024 * 1024;

/**
 * The messages of `ctl` on their way out. Each is numbered and kept until the other end has said, with its beats, that it
 * arrived: a connection that takes over for another begins with what that one may have lost.
 */
export interface KeptMessages {
  /** What is to be sent for this text; `null` when too much is waiting already. */
  readonly keep: (text: string) => string | null;
  /** Everything up to this number has arrived. A number nobody has used says nothing. */
  readonly arrived: (upTo: number) => void;
  readonly unarrived: () => readonly string[];
}

export function createKeptMessages(): KeptMessages {
  let last = 0;
  let characters = 0;
  const kept: { readonly number: number; readonly frame: string }[] = [];

  return {
    keep: (text) => {
      if (characters + text.length > MOST_KEPT_CHARACTERS) return null;
      last += 1;
      const frame = `${last}:${text}`;
      kept.push({ number: last, frame });
      characters += frame.length;
      return frame;
    },
    arrived: (upTo) => {
      if (upTo > last) return;
      while (kept[0] !== undefined && kept[0].number <= upTo) characters -= kept.shift()!.frame.length;
    },
    unarrived: () => kept.map(({ frame }) => frame),
  };
}

/** The messages of `ctl` that come in: each once and in order, whatever connection brings them. */
export interface Arrivals {
  /** The text, or `known` for one that has arrived before; `invalid` when one is missing or it is none at all. */
  readonly take: (frame: string) => { readonly text: string } | 'known' | 'invalid';
  /** All up to this number have arrived. */
  readonly received: () => number;
}

export function createArrivals(): Arrivals {
  let last = 0;
  return {
    take: (frame) => {
      const mark = frame.indexOf(':');
      const spelled = mark < 1 || mark > 10 ? '' : frame.slice(0, mark);
      if (!/^[1-9]\d*$/.test(spelled)) return 'invalid';
      const number = Number(spelled);
      if (number <= last) return 'known';
      if (number !== last + 1) return 'invalid';
      last = number;
      return { text: frame.slice(mark + 1) };
    },
    received: () => last,
  };
}
