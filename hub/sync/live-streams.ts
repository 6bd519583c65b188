import type { Principal } from '#domain/kernel/principal.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { Presence } from '../presence/presence.ts';
import type { Signalling } from '../signalling/signalling.ts';
import type { LiveClientPorts, Round, StreamSocket } from './live-client.ts';
import { LiveClient } from './live-client.ts';

/** How long a client may take to close its side when the hub stops, in milliseconds. */
const PARTING_MS = 1_000;

export interface LiveStreamsPorts extends LiveClientPorts {
  /** Gets ready what has changed, for these. */
  readonly presence: Pick<Presence, 'join' | 'take' | 'leave'>;
  readonly signalling: Pick<Signalling, 'take' | 'leave'>;
  readonly beginRound: (clients: readonly SignedIn[]) => Promise<Round>;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/**
 * All clients on the live stream of this process.
 *
 * Changes come in rounds: what changes while one round is going round is told in the next, once, however much it was. So
 * a burst of commands costs each client as many pages as it can take, and not one for each command.
 */
export function createLiveStreams(ports: LiveStreamsPorts) {
  const clients = new Set<LiveClient>();
  let isRoundRunning = false;
  let isRoundWanted = false;
  let allGone: (() => void) | null = null;

  function join(socket: StreamSocket): LiveClient {
    const client = new LiveClient(socket, ports);
    clients.add(client);
    return client;
  }

  function leave(client: LiveClient): void {
    client.lose();
    ports.presence.leave(client);
    ports.signalling.leave(client);
    clients.delete(client);
    if (clients.size === 0) allGone?.();
  }

  async function announceChange(): Promise<void> {
    isRoundWanted = true;
    // Whoever comes next finds all of it in their first page.
    if (isRoundRunning || clients.size === 0) return;
    isRoundRunning = true;
    try {
      while (isRoundWanted) {
        isRoundWanted = false;
        const round = await ports.beginRound([...clients].flatMap(({ signedIn }) => signedIn ?? []));
        // Together: who is far behind asks the store, and nobody else waits for that.
        await Promise.all([...clients].map((client) => client.change(round)));
      }
    } catch (error) {
      // Clients hear of the change with the next round, or when they are next pinged.
      ports.reportFault(error);
    } finally {
      isRoundRunning = false;
    }
  }

  async function tick(): Promise<void> {
    await Promise.all([...clients].map((client) => client.tick()));
  }

  function endSession(id: string): void {
    for (const client of clients) if (client.signedIn?.session.id === id) client.end('session.ended');
  }

  /** Drafts of `owner` changed on the installation `by`: their other devices ask for them. */
  function announceDrafts(owner: Principal['id'], by: string): void {
    for (const client of clients) {
      const { signedIn } = client;
      if (signedIn?.principal.id === owner && signedIn.session.installation !== by) client.tell({ kind: 'drafts' });
    }
  }

  /** Tells everybody that the hub is going, and cuts off who does not take leave. */
  async function stop(): Promise<void> {
    if (clients.size === 0) return;
    const gone = new AbortController();
    allGone = () => gone.abort();
    for (const client of clients) client.end('hub.stopping');
    await ports.sleep(PARTING_MS, gone.signal);
    for (const client of clients) client.terminate();
  }

  return { join, leave, announceChange, announceDrafts, tick, endSession, stop };
}
export type LiveStreams = ReturnType<typeof createLiveStreams>;
