import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Waits for the one thing that it has to say. */
export async function runProgram<News>(name: string, order: object): Promise<News> {
  return startProgram(name, order).next<News>();
}

/**
 * Starts a program of this folder, such as a console, in a process of its own, as the desktop's data service is.
 *
 * @param order Handed over as JSON in its first argument.
 */
export function startProgram(name: string, order: object) {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), [JSON.stringify(order)]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code} before it had measured anything.`);
  });
  ended.catch(() => null);
  return {
    /** What it says next; it is the one to know. */
    next: async <News>() => ((await Promise.race([once(child, 'message'), ended])) as [News])[0],
    say: (word: string) => child.send(word),
  };
}
