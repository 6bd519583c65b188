import type { DevicePresence } from '#contracts/presence.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { z } from 'zod';
import type { knownPresence } from '../notices.ts';
import { mayRead } from '../sync/may-read.ts';

/** What one device has open, with those who may know. */
export type KnownPresence = z.infer<typeof knownPresence>;

/** How long somebody who went offline may be thought of as working on. */
export const OFFLINE_KNOWN_MS = 12 * 3_600_000;
/** Three words missed of a process that speaks every fifteen seconds. */
export const SILENT_PROCESS_MS = 45_000;

/** All devices of all processes. Its acts return the devices that are now told of in another way. */
export interface PresenceBoard {
  /** @param at The process that speaks for the device. */
  put(presence: KnownPresence, at: string): void;
  /** The line of a device dropped: with tickets open it may be working on them. Another process may have it by now. */
  drop(device: string, at: string, sinceMs: EpochMs): readonly KnownPresence[];
  /** A process is there. */
  keep(at: string, nowMs: number): void;
  /** Lets go of what is too old, and of processes that fell silent, other than `self`. */
  tidy(nowMs: number, self: string): readonly KnownPresence[];
  /** What the devices on a process have open. */
  of(at: string): readonly KnownPresence[];
  all(): readonly KnownPresence[];
  get(device: string): KnownPresence | null;
}

export function createPresenceBoard(): PresenceBoard {
  const known = new Map<string, { readonly presence: KnownPresence; readonly at: string }>();
  const heardAtMs = new Map<string, number>();

  function put(presence: KnownPresence, at: string): void {
    if (presence.tickets.length === 0) known.delete(presence.device);
    else known.set(presence.device, { presence, at });
  }

  function drop(device: string, at: string, sinceMs: EpochMs): readonly KnownPresence[] {
    const found = known.get(device);
    if (found === undefined || found.at !== at || found.presence.offlineSinceMs !== null) return [];
    const offline = { ...found.presence, offlineSinceMs: sinceMs };
    put(offline, at);
    return [offline];
  }

  function tidy(nowMs: number, self: string): readonly KnownPresence[] {
    const changed: KnownPresence[] = [];
    for (const [device, { presence, at }] of known) {
      const { offlineSinceMs } = presence;
      const heardMs = heardAtMs.get(at) ?? nowMs;
      if (offlineSinceMs !== null && nowMs - offlineSinceMs > OFFLINE_KNOWN_MS) {
        known.delete(device);
        changed.push({ ...presence, tickets: [] });
      } else if (at !== self && offlineSinceMs === null && nowMs - heardMs > SILENT_PROCESS_MS) {
        changed.push(...drop(device, at, epochMs.parse(heardMs)));
      }
    }
    return changed;
  }

  return {
    put,
    drop,
    keep: (at, nowMs) => heardAtMs.set(at, nowMs),
    tidy,
    of: (wanted) => [...known.values()].filter(({ at }) => at === wanted).map(({ presence }) => presence),
    all: () => [...known.values()].map(({ presence }) => presence),
    get: (device) => known.get(device)?.presence ?? null,
  };
}

/** What a reader may know of a device: of tickets that they may not read, nothing. */
export function presenceFor(reader: Principal, { tickets, ...device }: KnownPresence): DevicePresence {
  const readable = tickets.filter(({ readers }) => mayRead(reader, readers));
  return { ...device, tickets: readable.map(({ incident, doing }) => ({ incident, doing })) };
}
