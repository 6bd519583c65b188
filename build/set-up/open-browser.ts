import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Shows an address in the browser of whoever sits here.
 *
 * @returns False where nobody would see it (no display), or nothing opens it: then the address on the terminal serves.
 */
export async function openBrowser(address: string): Promise<boolean> {
  const opener = openerFor(process.platform, process.env);
  if (opener === null) return false;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.unref();
  const [event] = await Promise.race([
    once(child, 'spawn').then(() => ['spawned'] as const),
    once(child, 'error').then(() => ['failed'] as const),
  ]);
  return event === 'spawned';
}

/** The command that opens addresses, or `null` on a machine without a display. */
export function openerFor(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  // `start` takes its first quoted word for a window title.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""'];
  return hasDisplay(platform, environment) ? ['xdg-open'] : null;
}

/** Whether somebody would see a window. */
export function hasDisplay(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}
