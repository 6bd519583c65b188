import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from 'electron';
import { HIDDEN_SWITCH } from './start-order.ts';

/** Whether the helper starts when its user signs in. */
export interface StartAtLogin {
  readonly isOn: () => boolean;
  readonly set: (isOn: boolean) => Promise<void>;
}

/** Windows and macOS keep a list of their own, which needs no administrator. */
export function loginItems(app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>): StartAtLogin {
  const args = [HIDDEN_SWITCH];
  return {
    isOn: () => app.getLoginItemSettings({ args }).openAtLogin,
    set: async (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args }),
  };
}

export interface AutostartPlaces {
  /** The user's folder of entries: `~/.config/autostart`. */
  readonly own: string;
  /** Those of the system, which an entry of the user's of the same name replaces. */
  readonly system: readonly string[];
}

const ENTRY = 'deskbell-helper.desktop';

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
export function autostartPlaces(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): AutostartPlaces {
  const { XDG_CONFIG_HOME: own = '', XDG_CONFIG_DIRS: system = '' } = environment;
  const folders = (system === '' ? '/etc/xdg' : system).split(':').filter((folder) => folder.startsWith('/'));
  return {
    own: join(own.startsWith('/') ? own : join(home, '.config'), 'autostart'),
    system: folders.map((folder) => join(folder, 'autostart')),
  };
}

/**
 * Linux desktops start what has an entry in a folder; Electron knows nothing of that. Where a package has put one there for
 * everybody, the user's own says `Hidden` to be left out.
 *
 * @param command The program and its arguments.
 */
export function autostartEntries(places: AutostartPlaces, command: readonly string[]): StartAtLogin {
  const own = join(places.own, ENTRY);
  const isForAll = (): boolean => places.system.some((folder) => readEntry(join(folder, ENTRY)) === 'on');
  return {
    isOn: () => {
      const state = readEntry(own);
      return state === 'none' ? isForAll() : state === 'on';
    },
    set: async (isOn) => {
      if (!isOn && !isForAll()) return await rm(own, { force: true });
      await mkdir(places.own, { recursive: true, mode: 0o700 });
      return await writeFile(own, entryText(command, isOn), { mode: 0o644 });
    },
  };
}

function readEntry(path: string): 'none' | 'on' | 'off' {
  try {
    const text = readFileSync(path, 'utf8');
    return /^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text) ? 'off' : 'on';
  } catch {
    // Not there, or not ours to read.
    return 'none';
  }
}

function entryText(command: readonly string[], isOn: boolean): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Deskbell Helper',
    'Comment=Help from your service desk, on your own computer',
    'Comment[de]=Hilfe vom Helpdesk, auf dem eigenen Computer',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=deskbell-helper',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    ...(isOn ? [] : ['Hidden=true']),
    '',
  ].join('\n');
}

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
function quoted(argument: string): string {
  if (/^[\w@+=:,./-]+$/.test(argument)) return argument;
  // Quoted once for the command line and once more for the file.
  const inQuotes = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
