import type { NativeTheme } from 'electron';
import type { HelperSettings, SettingsChange } from '#contracts/helper-ipc.ts';
import type { SettingsStore } from './settings.ts';
import type { StartAtLogin } from './start/start-at-login.ts';

export interface HelperSettingsPorts {
  readonly store: SettingsStore;
  readonly startAtLogin: StartAtLogin;
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>;
  readonly facts: Pick<HelperSettings, 'systemLanguage' | 'version' | 'hasTray'>;
  /** Told of every change, with all that is set now. */
  readonly onChanged: (settings: HelperSettings) => void;
}

export interface SettingsOfHelper {
  readonly read: () => HelperSettings;
  readonly change: (wanted: SettingsChange) => Promise<HelperSettings>;
}

/** What people set in the helper, wherever each of it is kept. */
export function createHelperSettings(ports: HelperSettingsPorts): SettingsOfHelper {
  const { store, startAtLogin, nativeTheme, facts, onChanged } = ports;
  const read = (): HelperSettings => ({ ...store.read(), startsAtLogin: startAtLogin.isOn(), ...facts });
  const system = { auto: 'system', light: 'light', dark: 'dark' } as const;
  nativeTheme.themeSource = system[store.read().theme];
  return {
    read,
    change: async ({ startsAtLogin, ...wanted }) => {
      if (startsAtLogin !== undefined) await startAtLogin.set(startsAtLogin);
      if (Object.keys(wanted).length > 0) await store.change(wanted);
      nativeTheme.themeSource = system[store.read().theme];
      onChanged(read());
      return read();
    },
  };
}
