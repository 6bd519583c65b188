import { Fault } from '#contracts/fault.ts';

/** https://www.sqlite.org/rescode.html */
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** Runs `act` and says by name what SQLite says by number: `storage.damaged`, or `storage.failed` with its reason. */
export function withStorageFaults<Value>(place: string, act: () => Value): Value {
  try {
    return act();
  } catch (cause) {
    throw storageFault(place, cause);
  }
}

function storageFault(place: string, cause: unknown): unknown {
  const code = resultCodeOf(cause);
  if (cause instanceof Fault || code === null) return cause;
  const details = { place, sqlite: code };
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    return new Fault('storage.damaged', 'The database file is damaged.', { cause, details });
  }
  const reason = code === SQLITE_FULL ? 'full' : 'other';
  return new Fault('storage.failed', 'The database did not do what it was asked.', {
    cause,
    details: { ...details, reason },
  });
}

/** The primary result code. Node calls it `errcode`, SQLite's WebAssembly `resultCode`. */
function resultCodeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const code = 'errcode' in error ? error.errcode : 'resultCode' in error ? error.resultCode : null;
  return typeof code === 'number' ? code & 0xff : null;
}
