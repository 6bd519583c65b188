import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { ChangeSignal } from './change-signal.ts';
import { createChangeSignal } from './change-signal.ts';

export const NOTIFY_CHANNEL = 'deskbell_feed';
/** What processes tell each other in passing: the teller's name, a space, and the words. */
export const NOTICE_CHANNEL = 'deskbell_notice';

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface WakeUp {
  readonly changed: ChangeSignal;
  /** Returns a function that ends it. */
  readonly onTold: (listener: (notice: string) => void) => () => void;
  readonly stop: () => Promise<void>;
}

type Hear = (channel: string, payload: string) => void;

interface Listening {
  readonly client: Client;
  readonly ended: Promise<void>;
}

/**
 * Hears, on a connection of its own, what other hub processes commit. What this process (`self`) commits it knows sooner.
 * A connection that is lost is opened again, and listeners are called then: something may have been missed.
 */
export async function listenForChanges(databaseUrl: string, self: string): Promise<WakeUp> {
  const changed = createChangeSignal();
  const told = new Set<(notice: string) => void>();
  const stopping = new AbortController();
  const hear: Hear = (channel, payload) => {
    if (channel === NOTIFY_CHANNEL) {
      if (payload !== self) changed.emit();
      return;
    }
    const [teller, notice] = [payload.slice(0, self.length), payload.slice(self.length + 1)];
    if (teller !== self) for (const listener of told) listener(notice);
  };
  let listening = await listen(databaseUrl, hear);

  async function keepListening(): Promise<void> {
    for (;;) {
      await listening.ended;
      const next = await listenAgain(databaseUrl, hear, stopping.signal);
      if (next === null) return;
      listening = next;
      changed.emit();
    }
  }
  const kept = keepListening();

  return {
    changed,
    onTold: (listener) => {
      told.add(listener);
      return () => told.delete(listener);
    },
    stop: async () => {
      stopping.abort();
      await listening.client.end();
      await kept;
    },
  };
}

async function listen(databaseUrl: string, hear: Hear): Promise<Listening> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'deskbell-wake-up', keepAlive: true });
  // An error is followed by `end`, and that is what counts.
  client.on('error', () => {});
  client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
  await client.connect();
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  await client.query(`listen ${NOTIFY_CHANNEL}`);
  await client.query(`listen ${NOTICE_CHANNEL}`);
  return { client, ended };
}

/** Tries until it succeeds, or until `stopping`: then `null`. */
async function listenAgain(databaseUrl: string, hear: Hear, stopping: AbortSignal): Promise<Listening | null> {
  for (let pauseMs = SHORTEST_PAUSE_MS; !stopping.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const next = await listen(databaseUrl, hear).catch(() => null);
    if (next !== null && !stopping.aborted) return next;
    await next?.client.end();
    // Waking early because the hub stops is not a failure.
    await pause(pauseMs, undefined, { signal: stopping }).catch(() => {});
  }
  return null;
}
