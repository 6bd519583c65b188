import type { DeviceId } from '#domain/kernel/fields.ts';
import { publicKeyText } from '#contracts/exchange.ts';
import { z } from 'zod';

/** Keys of computers for which somebody in this profile has compared digits: see `session-trust`. */
export interface KnownKeys {
  readonly of: (device: DeviceId) => string | null;
  readonly remember: (device: DeviceId, publicKey: string) => void;
}

const KEY = 'deskbell.known-devices';
/** Those that were compared longest ago go first. */
const MOST_KEYS = 2_000;

const kept = z.array(z.tuple([z.string().max(60), publicKeyText])).max(MOST_KEYS);

/** Keeps them in the browser. What cannot be read is as if nothing had ever been compared: digits are read out once more. */
export function createKnownKeys(storage: Pick<Storage, 'getItem' | 'setItem'>): KnownKeys {
  const read = () => new Map<string, string>(readable(storage.getItem(KEY)));
  return {
    of: (device) => read().get(device) ?? null,
    remember: (device, publicKey) => {
      const known = read();
      known.delete(device);
      known.set(device, publicKey);
      storage.setItem(KEY, JSON.stringify([...known].slice(-MOST_KEYS)));
    },
  };
}

function readable(stored: string | null): z.infer<typeof kept> {
  try {
    return kept.safeParse(JSON.parse(stored ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}
