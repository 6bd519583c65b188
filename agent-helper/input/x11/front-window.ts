import type x11 from 'x11';

/** The window that gets the keys, as far as it answers. */
export interface FrontWindow {
  /**
   * Waits until its program has taken everything in that the server has told it so far: keys, and what keys mean.
   *
   * @returns false where the program knows no such question, or does not answer in time.
   */
  readonly catchUp: (patienceMs: number) => Promise<boolean>;
  readonly hear: (event: x11.XEvent) => void;
}

/** A window of a program may lie so deep in another one of it. */
const DEEPEST = 6;
const SUBSTRUCTURE_NOTIFY = 1 << 19;
const ANY_TYPE = 0;
const MOST_PROTOCOLS = 32;

/**
 * Asks as window managers do to see whether a program still lives: `_NET_WM_PING` of the Extended Window Manager Hints. A program
 * answers when it comes to the question, after all that was sent to it before.
 */
export async function watchFrontWindow(client: x11.XClient, root: number): Promise<FrontWindow> {
  const protocols = await atom(client, 'WM_PROTOCOLS');
  const ping = await atom(client, '_NET_WM_PING');
  const waiting = new Map<number, () => void>();
  // Stands where others have a time; nobody else's question has the same.
  let token = 0xde5c_0000;
  client.ChangeWindowAttributes(root, { eventMask: SUBSTRUCTURE_NOTIFY });

  async function answering(): Promise<number | null> {
    let window = (await answer<{ focus: number }>((take) => client.GetInputFocus(take)))?.focus ?? 0;
    for (let depth = 0; depth < DEEPEST && window > 1 && window !== root; depth += 1) {
      const at = window;
      const known = await answer<{ data: Buffer }>((take) =>
        client.GetProperty(0, at, protocols, ANY_TYPE, 0, MOST_PROTOCOLS, take),
      );
      if (known !== null && wordsIn(known.data).includes(ping)) return window;
      window = (await answer<{ parent: number }>((take) => client.QueryTree(at, take)))?.parent ?? 0;
    }
    return null;
  }

  return {
    catchUp: async (patienceMs) => {
      const window = await answering();
      if (window === null) return false;
      token += 1;
      const mine = token;
      return new Promise((resolve) => {
        const settle = (isAnswered: boolean): void => {
          clearTimeout(patience);
          waiting.delete(mine);
          resolve(isAnswered);
        };
        const patience = setTimeout(settle, patienceMs, false);
        waiting.set(mine, () => settle(true));
        client.SendClientMessage(window, window, protocols, 32, [ping, mine, window, 0, 0], 0);
      });
    },
    hear: ({ name, message_type, data }) => {
      if (name === 'ClientMessage' && message_type === protocols && data?.[0] === ping) waiting.get(data[1] ?? 0)?.();
    },
  };
}

/** `null` where the window asked about is gone. */
function answer<Value>(ask: (take: (error: Error | null, value: Value) => void) => void): Promise<Value | null> {
  return new Promise((resolve) => {
    ask((error, value) => resolve(error === null || error === undefined ? value : null));
  });
}

async function atom(client: x11.XClient, name: string): Promise<number> {
  return (await answer<number>((take) => client.InternAtom(false, name, take))) ?? 0;
}

function wordsIn(data: Buffer): readonly number[] {
  return Array.from({ length: Math.floor(data.length / 4) }, (_, at) => data.readUInt32LE(4 * at));
}
