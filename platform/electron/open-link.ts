import { shell } from 'electron';
import { linkOut } from './link-rules.ts';

/** Hands an address to the system, if it is one that may leave the app. Returns whether it was. */
export async function openLink(address: string): Promise<boolean> {
  const checked = linkOut(address);
  if (checked === null) return false;
  await shell.openExternal(checked);
  return true;
}
