import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import type { LiveStream } from '#platform/any/live-stream.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { openBenchConsole, openBenchConsoles } from './bench-console.ts';

export interface FanOut {
  /** Where the one console is that sends. */
  readonly writerOrigin: string;
  /** Where those are that look on. */
  readonly readerOrigin: string;
  readonly consoles: number;
  readonly tickets: number;
}

/** For every console and command: milliseconds from sending it to the console's having its journal line. */
export async function measureFanOut(desk: SmallDesk, fanOut: FanOut): Promise<readonly number[]> {
  const writer = await openBenchConsole(fanOut.writerOrigin, desk);
  const commands = await writer.ticketsOf(fanOut.tickets);
  const leaving = new AbortController();
  const consoles = await openBenchConsoles(fanOut.readerOrigin, desk, fanOut.consoles);
  const onlookers = await Promise.all(
    consoles.map(({ token }) => openOnlooker(fanOut.readerOrigin, token, leaving.signal)),
  );
  try {
    const delaysMs: number[] = [];
    for (const command of commands) {
      const sentMs = performance.now();
      const seen = onlookers.map((onlooker) => onlooker.seeing(command));
      await writer.push([command]);
      for (const seenMs of await Promise.all(seen)) delaysMs.push(seenMs - sentMs);
    }
    return delaysMs;
  } finally {
    leaving.abort();
    await Promise.all(onlookers.map(({ left }) => left));
  }
}

interface Onlooker {
  /** When the line of the command arrives, by `performance.now()`. Ask before it is sent. */
  seeing(command: CommandEntry): Promise<number>;
  readonly left: Promise<void>;
}

/** A console on the live stream. Resolves when it is up to date. */
async function openOnlooker(origin: string, token: string, leaving: AbortSignal): Promise<Onlooker> {
  const hello = { kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token, cursor: null } as const;
  const stream = openLiveStream(origin, hello, leaving);
  const awaited = new Map<string, (seenMs: number) => void>();
  const upToDate = Promise.withResolvers<void>();
  const left = lookOn(stream, awaited, upToDate.resolve);
  await Promise.race([upToDate.promise, left]);
  return {
    left,
    seeing: (command) => new Promise((resolve) => awaited.set(journalIdOf(command.id), resolve)),
  };
}

async function lookOn(
  stream: LiveStream,
  awaited: Map<string, (seenMs: number) => void>,
  atEnd: () => void,
): Promise<void> {
  for (let message = await stream.next(); message !== null; message = await stream.next()) {
    if (message.kind === 'bye') throw new Error(`The hub ended the stream: ${message.code}.`);
    if (message.kind !== 'page') continue;
    const seenMs = performance.now();
    for (const { id } of message.page.rows) awaited.get(id)?.(seenMs);
    stream.send({ kind: 'applied', to: message.page.to });
    if (message.page.isEnd) atEnd();
  }
}
