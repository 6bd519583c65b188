import { sleep } from '#platform/node/sleep.ts';
import { createTextWriter } from './write-text.ts';
import type { XKeyboard } from './x-keyboard.ts';
import type { XServer } from './x-server.ts';

/** Texts one after another, and the keyboard put back as it was found when no more come. */
export interface TextQueue {
  add(text: string): Promise<void>;
  /** What has not been written yet never will be. */
  giveUp(): void;
  /** Gives up, and resolves once all is asked for that puts the keyboard back, Caps Lock as well. */
  close(): Promise<void>;
}

/** Characters that were bound stay so long: the next words are in the same language. */
const SPARES_KEPT_MS = 2_000;

export function createTextQueue(server: XServer, keyboard: XKeyboard): TextQueue {
  const write = createTextWriter({
    server,
    keyMap: keyboard.map,
    isCapsLocked: keyboard.isCapsLocked,
    spares: keyboard.spares,
    nowMs: () => performance.now(),
    sleep,
  });
  let writing = Promise.resolve();
  let giving = new AbortController();
  let rest: NodeJS.Timeout | undefined;

  const putBack = (): void => server.bind(keyboard.spares.clear());

  async function writeAfter(before: Promise<void>, text: string, signal: AbortSignal): Promise<void> {
    await before;
    if (signal.aborted) return;
    clearTimeout(rest);
    await write(text, signal);
    rest = setTimeout(putBack, SPARES_KEPT_MS);
  }

  function giveUp(): void {
    giving.abort();
    giving = new AbortController();
  }

  return {
    add: (text) => {
      writing = writeAfter(writing, text, giving.signal);
      return writing;
    },
    giveUp,
    close: async () => {
      giveUp();
      // What it failed of was told to whoever wanted it written.
      await writing.catch(() => undefined);
      clearTimeout(rest);
      putBack();
    },
  };
}
