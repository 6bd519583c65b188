/** A call that real Electron would have passed on to the desktop, and the stand-in only writes down. */
export interface RecordedCall {
  /** As it is written in the app: `shell.openExternal`, `Notification.show`. */
  readonly api: string;
  readonly detail: unknown;
}

/** What tests read inside the main process: `app.evaluate(() => globalThis[Symbol.for('electron-standin')].calls)`. */
export interface StandIn {
  readonly calls: RecordedCall[];
}

const standInKey = Symbol.for('electron-standin');

/** The calls belong to the process, as the desktop they were meant for would. */
const standIn: StandIn = { calls: [] };
Object.defineProperty(globalThis, standInKey, { value: standIn });

/** @param detail What crosses to a test must be plain values: no windows, images or functions. */
export function record(api: string, detail: unknown = null): void {
  standIn.calls.push({ api, detail });
}

export function recordedCalls(api: string): readonly RecordedCall[] {
  return standIn.calls.filter((call) => call.api === api);
}
