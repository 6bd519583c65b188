import { homedir } from 'node:os';
import type { BrowserWindow } from 'electron';
import { app, screen } from 'electron';
import type { DiagnosticsPart } from '#contracts/console-ipc.ts';
import type { SaveOutcome } from '#contracts/file-to-use.ts';
import { diagnosticsText } from '#platform/any/diagnostics-text.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { KeyStore } from '#platform/electron/key-store.ts';
import type { ConsoleFiles } from '../files/console-files.ts';
import type { SettingsStore } from '../settings.ts';
import type { Words } from '../words/en.ts';
import { readDiagnostics } from './read-diagnostics.ts';

export interface DiagnosticsOptions {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Pick<AppLog, 'read'>;
  readonly keyStore: Pick<KeyStore, 'isSafe'>;
  readonly refusals: () => Readonly<Record<string, number>>;
  readonly files: Pick<ConsoleFiles, 'saveOwn'>;
  readonly words: () => Words;
  readonly nowMs: () => number;
}

/** What somebody may read about the console, and hand to those who mend it. */
export interface Diagnostics {
  read(): Promise<DiagnosticsPart[]>;
  save(text: string, browserWindow: BrowserWindow): Promise<SaveOutcome>;
  /** Reads and saves at once, where there is no page to read it on. */
  readonly saveAll: (browserWindow: BrowserWindow) => Promise<SaveOutcome>;
}

export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  const { settings, log, keyStore, refusals, files, words, nowMs } = options;
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
    files.saveOwn({ name: words().diagnosticsName, bytes: Buffer.from(text) }, browserWindow, 'saver');
  return {
    read,
    save,
    saveAll: async (browserWindow) => await save(diagnosticsText(await read()), browserWindow),
  };
}
