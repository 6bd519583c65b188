import { shell } from 'electron';
import { linkOut, screenSettings } from './link-rules.ts';

/** Hands an address to the system, if it is one that may leave the app. Returns whether it was. */
export type OpenLink = (address: string) => Promise<boolean>;

/** More than somebody opens who looks at each. A page that was taken over is not to cover the screen with windows. */
const MOST_AT_ONCE = 10;
const WITHIN_MS = 10_000;

export function createOpenLink(nowMs: () => number, open = (address: string) => shell.openExternal(address)): OpenLink {
  let opened: readonly number[] = [];
  return async (address) => {
    const checked = linkOut(address);
    opened = opened.filter((atMs) => nowMs() - atMs < WITHIN_MS);
    if (checked === null || opened.length >= MOST_AT_ONCE) return false;
    opened = [...opened, nowMs()];
    await open(checked);
    return true;
  };
}

/** Opens the system's own page on which the screen is given to programs, where there is one. Never run on macOS. */
export async function openScreenSettings(open = (address: string) => shell.openExternal(address)): Promise<void> {
  const address = screenSettings(process.platform);
  if (address !== null) await open(address);
}
