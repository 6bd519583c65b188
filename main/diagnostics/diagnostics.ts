import { homedir } from 'node:os';
import type { BrowserWindow } from 'electron';
import { app, dialog, screen } from 'electron';
import type { DiagnosticsPart } from '#contracts/console-ipc.ts';
import { diagnosticsText } from '#platform/any/diagnostics-text.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { KeyStore } from '#platform/electron/key-store.ts';
import type { SettingsStore } from '../settings.ts';
import type { Words } from '../words/en.ts';
import { readDiagnostics } from './read-diagnostics.ts';
import { saveDiagnostics } from './save-diagnostics.ts';

export interface DiagnosticsOptions {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Pick<AppLog, 'read'>;
  readonly keyStore: Pick<KeyStore, 'isSafe'>;
  readonly refusals: () => Readonly<Record<string, number>>;
  readonly words: () => Words;
  readonly nowMs: () => number;
}

/** What somebody may read about the console, and hand to those who mend it. */
export interface Diagnostics {
  read(): Promise<DiagnosticsPart[]>;
  save(text: string, browserWindow: BrowserWindow): Promise<boolean>;
  /** Reads and saves at once, where there is no page to read it on. */
  readonly saveAll: (browserWindow: BrowserWindow) => Promise<void>;
}

export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  const { settings, log, keyStore, refusals, words, nowMs } = options;
  const read = () =>
    readDiagnostics({
      app,
      screen,
      settings,
      log,
      refusals,
      keepsSecrets: () => keyStore.isSafe(),
      homeFolder: homedir(),
      nowMs,
    });
  const save = (text: string, browserWindow: BrowserWindow) =>
    saveDiagnostics(dialog, browserWindow, { name: words().diagnosticsName, text });
  return {
    read,
    save,
    saveAll: async (browserWindow) => {
      const parts = await read();
      await save(diagnosticsText(parts), browserWindow);
    },
  };
}
