import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { ConsoleIpc, DesktopState } from '#contracts/console-ipc.ts';
import { consoleIpc } from '#contracts/console-ipc.ts';
import type { DesktopBridge } from '#contracts/ipc.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { mainProcessOver } from '#platform/any/ask-main.ts';

declare global {
  interface Window {
    /** There on the desktop only, where a preload puts it. */
    readonly deskbellDesktop?: DesktopBridge;
  }
}

/** The desktop around this window: what it is, and the way to the console's main process. */
export interface Desktop extends MainProcess<ConsoleIpc> {
  readonly state: DesktopState;
}

/** @param bridge What the preload offers. */
export async function openDesktop(bridge: DesktopBridge): Promise<Desktop> {
  const main = mainProcessOver(consoleIpc, bridge);
  return { ...main, state: await main.ask('desktop.read', {}) };
}

const withoutDesk: ReadonlySet<ConsoleWindow> = new Set(['set-up', 'trouble']);

/** Whether this window shows the desk, or a part of it, on a screen or on paper; others only ask something. */
export function showsDesk({ state }: Pick<Desktop, 'state'>): boolean {
  return !withoutDesk.has(state.window);
}
