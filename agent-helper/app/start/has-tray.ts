import { execFile } from 'node:child_process';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATIENCE_MS = 2_000;

/**
 * Whether the desktop shows icons of programs in a tray. Windows and macOS do. On Linux somebody has to have taken the
 * name on the session bus; GNOME without an extension has nobody, and an icon would be invisible.
 *
 * @param isNameTaken Asks the session bus.
 */
export async function hasTray(
  platform: NodeJS.Platform,
  isNameTaken: (name: string) => Promise<boolean> = askSessionBus,
): Promise<boolean> {
  return platform !== 'linux' || (await isNameTaken(WATCHER));
}

/** By `gdbus`, which comes with GLib and thereby with every desktop Electron runs on; without it, nobody. */
function askSessionBus(name: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const bus = ['--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const call = ['call', ...bus, '--method', 'org.freedesktop.DBus.NameHasOwner', name];
  execFile('gdbus', call, { timeout: PATIENCE_MS }, (error, answer) => {
    resolve(error === null && answer.includes('true'));
  });
  return promise;
}
