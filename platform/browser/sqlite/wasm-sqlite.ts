import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';

/** SQLite in WebAssembly, once it is loaded. */
export interface WasmSqlite {
  readonly sqlite3: Sqlite3Static;
  /** The last thing that a file was asked for and failed at; `null` when there was none since the last call. */
  readonly takeFileError: () => unknown;
}

/**
 * Loads SQLite: 900 kB of WebAssembly beside the script, which the script's content policy has to let be compiled
 * (`wasm-unsafe-eval`).
 */
export async function loadWasmSqlite(): Promise<WasmSqlite> {
  let fileError: unknown = null;
  const silent = () => undefined;
  // SQLite's own codes have no word for what a browser says no to; its log is where that is heard.
  const error = (...said: readonly unknown[]) => {
    fileError = said.find((part) => part instanceof Error) ?? fileError;
  };
  // The only way to speak to it before it is there. The parts that are named need headers that our pages do not have.
  const disable = { vfs: { opfs: true, 'opfs-vfs': true, 'opfs-wl': true, kvvfs: true } };
  Object.assign(globalThis, { sqlite3ApiConfig: { debug: silent, log: silent, warn: silent, error, disable } });
  const sqlite3 = await sqlite3InitModule();
  return {
    sqlite3,
    takeFileError: () => {
      const taken = fileError;
      fileError = null;
      return taken;
    },
  };
}
