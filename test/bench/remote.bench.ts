import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bringPrograms, debianInstaller, neededPrograms, peerPrograms } from '../../build/set-up/needed-programs.ts';
import { findOwnNetwork, OWN_NETWORK } from '../remote/networks/own-network.ts';
import type { Figure } from './figures.ts';
import { figureOf } from './figures.ts';
import { isSameQuestion, measuredOf } from './remote/goals.ts';
import type { Reading } from './remote/readings.ts';

/** What is to be measured of it; `null`: all. Clicks, files and cuts are measured with all scenes and lines, or as `rest`. */
export interface RemotePart {
  readonly scene: string | null;
  readonly size: string | null;
  readonly line: string | null;
}

/**
 * From the glass of a helped computer to that of the agent, with the helper, the hub and the console as people have them, and
 * beside it x11vnc with noVNC on the same displays, in the same scenes and over the same lines.
 */
export async function* remoteFigures(part: RemotePart): AsyncGenerator<Figure> {
  const lacks = bringPrograms([...neededPrograms, ...peerPrograms], debianInstaller());
  if (lacks.length > 0) throw new Error(lacks.join('\n'));
  const waiting: Reading[] = [];
  for await (const reading of readings(part)) {
    if (reading.kind === 'plain' || reading.viewer === 'deskbell') {
      if (reading.kind === 'plain') yield* figuresOf(reading, null);
      else waiting.push(reading);
      continue;
    }
    const at = waiting.findIndex((one) => isSameQuestion(one, reading));
    if (at >= 0) yield* figuresOf(waiting.splice(at, 1)[0]!, reading);
  }
  for (const reading of waiting) yield* figuresOf(reading, null);
}

function figuresOf(reading: Reading, peer: Reading | null): readonly Figure[] {
  return measuredOf(reading, peer).map(figureOf);
}

/** Measured by a program in a network of its own, where that is to be had: lines can then be made thin, lossy, and cut. */
async function* readings(part: RemotePart): AsyncGenerator<Reading> {
  const { name, command } = findOwnNetwork();
  const [program = process.execPath, ...through] = [...command, process.execPath];
  console.error(`Measuring in ${name}.`);
  const isOwn = command.length > 0;
  if (!isOwn) console.error('Without the rights to make networks: no thin or lossy lines, no cuts, no bits, no relay.');
  const child = fork(fileURLToPath(new URL('remote/remote-run.ts', import.meta.url)), [JSON.stringify(part)], {
    execPath: program,
    execArgv: through,
    env: { ...process.env, [OWN_NETWORK]: isOwn ? 'yes' : 'no' },
  });
  const isOver = new AbortController();
  const ended = once(child, 'exit').finally(() => isOver.abort());
  try {
    for await (const [said] of on(child, 'message', { signal: isOver.signal })) {
      if (said === 'done') return;
      yield said as Reading;
    }
  } catch (error) {
    if (!isOver.signal.aborted) throw error;
    throw new Error(`The measuring ended early, with ${String((await ended)[0])}.`, { cause: error });
  }
}
