import type { NativeTheme } from 'electron';
import type { HelperSettings, SettingsChange } from '#contracts/helper-ipc.ts';
import type { SettingsStore } from './settings.ts';
import type { StartAtLogin } from './start/start-at-login.ts';

export interface HelperSettingsPorts {
  readonly store: SettingsStore;
  readonly startAtLogin: StartAtLogin;
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>;
  readonly facts: Pick<HelperSettings, 'systemLanguage' | 'version' | 'hasTray'>;
  /** Somebody has mouse and keyboard: nothing is changed then, whoever seems to want it (C17). */
  readonly isFrozen: () => boolean;
  /** Has the system ask for a folder; `null` where none was chosen. */
  readonly askForFolder: () => Promise<string | null>;
  /** Told of every change, with all that is set now. */
  readonly onChanged: (settings: HelperSettings) => void;
}

export interface SettingsOfHelper {
  readonly read: () => HelperSettings;
  readonly change: (wanted: SettingsChange) => Promise<HelperSettings>;
  readonly chooseFolder: () => Promise<HelperSettings>;
}

/** What people set in the helper, wherever each of it is kept. */
export function createHelperSettings(ports: HelperSettingsPorts): SettingsOfHelper {
  const { store, startAtLogin, nativeTheme, facts, isFrozen, askForFolder, onChanged } = ports;
  const read = (): HelperSettings => ({
    ...store.read(),
    startsAtLogin: startAtLogin.isOn(),
    ...facts,
    isFrozen: isFrozen(),
  });
  const system = { auto: 'system', light: 'light', dark: 'dark' } as const;
  nativeTheme.themeSource = system[store.read().theme];
  return {
    read,
    change: async ({ startsAtLogin, ...wanted }) => {
      if (isFrozen()) return read();
      if (startsAtLogin !== undefined) await startAtLogin.set(startsAtLogin);
      if (Object.keys(wanted).length > 0) await store.change(wanted);
      nativeTheme.themeSource = system[store.read().theme];
      onChanged(read());
      return read();
    },
    chooseFolder: async () => {
      if (isFrozen()) return read();
      const receivedFolder = await askForFolder();
      // A dialog stands for a while, and somebody may have been given mouse and keyboard meanwhile.
      if (receivedFolder === null || isFrozen()) return read();
      await store.change({ receivedFolder });
      onChanged(read());
      return read();
    },
  };
}
