import { publicKeyText } from '#contracts/exchange.ts';
import { z } from 'zod';
import type { HubLink } from '../hub-link/hub-link.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

/** The key by which consoles of this desk are known where no hub is. */
export interface DeskKey {
  /** `null` before the hub has told it. */
  readonly read: () => Promise<string | null>;
  /** Asks for it, once a day. */
  readonly look: (signal: AbortSignal) => Promise<void>;
}

const kept = z.strictObject({ hub: publicKeyText, readAtMs: z.int().min(0) });
const DAY_MS = 24 * 3_600_000;

/** @param path The file that keeps it. One that cannot be read is as if the hub had not told it yet. */
export function openDeskKey(path: string, link: Pick<HubLink, 'ask'>, nowMs: () => number): DeskKey {
  const read = async () => await readStoredJson(path, kept.nullable().catch(null));
  return {
    read: async () => (await read())?.hub ?? null,
    look: async (signal) => {
      const known = await read();
      const isYoung = known !== null && Math.abs(nowMs() - known.readAtMs) < DAY_MS;
      if (isYoung) return;
      const asked = await link.ask('support.desk-key', {}, signal);
      // Nothing hangs on it now; it is asked again with the next round.
      if (asked.ok) await writeStoredJson(path, { hub: asked.value.hub, readAtMs: nowMs() });
    },
  };
}
