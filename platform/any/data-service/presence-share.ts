import type { DevicePresence, TicketPresence } from '#contracts/presence.ts';
import { MOST_TICKETS_PRESENT } from '#contracts/presence.ts';
import type { ClientToHub, HubToClient } from '#contracts/sync.ts';
import type { Surroundings } from './hub-link.ts';

export interface PresencePorts extends Pick<Surroundings, 'wait'> {
  readonly signal: AbortSignal;
}

type Send = (message: Extract<ClientToHub, { kind: 'presence' }>) => void;
type Heard = Extract<HubToClient, { kind: 'presence' }>;

/** What the windows of this device have open, told to the hub; and what colleagues have open, told to the windows (COL-1). */
export interface PresenceShare {
  /** All that one window has open; none when it left. */
  readonly tell: (window: object, tickets: readonly TicketPresence[]) => void;
  /** Calls at once with what is known, then after every change. Returns the way out. */
  readonly watch: (watcher: (devices: readonly DevicePresence[]) => void) => () => void;
  /** The line to the hub stands; returns what to call when it is gone. */
  readonly connect: (send: Send) => () => void;
  readonly hear: (message: Heard) => void;
}

/** Going through a list with the arrow keys is not told ticket by ticket. */
const GATHER_MS = 300;

export function createPresenceShare({ wait, signal }: PresencePorts): PresenceShare {
  const windows = new Map<object, readonly TicketPresence[]>();
  const watchers = new Set<(devices: readonly DevicePresence[]) => void>();
  const known = new Map<string, DevicePresence>();
  let send: Send | null = null;
  let said = '[]';
  let isGathering = false;

  function say(): void {
    const tickets = together([...windows.values()].flat());
    const words = JSON.stringify(tickets);
    if (send === null || words === said) return;
    said = words;
    send({ kind: 'presence', tickets });
  }

  /** The first word goes out at once; what follows on its heels is gathered, but for the end of writing. */
  async function gather(isUrgent: boolean): Promise<void> {
    if (isUrgent || !isGathering) say();
    if (isGathering) return;
    isGathering = true;
    await wait(GATHER_MS, signal);
    isGathering = false;
    say();
  }

  function show(): void {
    for (const watcher of watchers) watcher([...known.values()]);
  }

  return {
    tell: (window, tickets) => {
      const hasSent = endsWriting(windows.get(window) ?? [], tickets);
      if (tickets.length === 0) windows.delete(window);
      else windows.set(window, tickets);
      void gather(hasSent);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher([...known.values()]);
      return () => watchers.delete(watcher);
    },
    connect: (sendNow) => {
      send = sendNow;
      said = '[]';
      say();
      return () => {
        if (send !== sendNow) return;
        send = null;
        // Nobody knows now who is there.
        known.clear();
        show();
      };
    },
    hear: ({ isWhole, devices }) => {
      if (isWhole) known.clear();
      for (const presence of devices) {
        if (presence.tickets.length === 0) known.delete(presence.device);
        else known.set(presence.device, presence);
      }
      show();
    },
  };
}

/** The ticket stands open as before, and nobody writes on it any more: mostly because it was sent, and colleagues see that. */
function endsWriting(before: readonly TicketPresence[], now: readonly TicketPresence[]): boolean {
  const stillOpen = new Map(now.map(({ incident, doing }) => [incident, doing]));
  return before.some(({ incident, doing }) => doing === 'composing' && stillOpen.get(incident) === 'viewing');
}

/** Each ticket once, composing before viewing. */
function together(tickets: readonly TicketPresence[]): TicketPresence[] {
  const composed = tickets.filter(({ doing }) => doing === 'composing');
  const once = new Map([...tickets, ...composed].map((ticket) => [ticket.incident, ticket]));
  return [...once.values()].slice(0, MOST_TICKETS_PRESENT);
}
