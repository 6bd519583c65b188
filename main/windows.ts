import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { WindowKind } from '#platform/electron/window-options.ts';

/** The console's windows, by role. Sizes are for a first time; later they open as they were left. */
export const consoleWindowKinds: Readonly<Record<ConsoleWindow, WindowKind>> = {
  desk: {
    width: 1440,
    height: 900,
    minWidth: 390,
    minHeight: 480,
    isRemembered: true,
    permissions: ['clipboard-sanitized-write', 'fullscreen', 'display-capture'],
  },
  ticket: {
    width: 980,
    height: 860,
    minWidth: 390,
    minHeight: 480,
    isRemembered: true,
    permissions: ['clipboard-sanitized-write', 'fullscreen', 'display-capture'],
  },
  session: {
    width: 1280,
    height: 860,
    minWidth: 390,
    minHeight: 480,
    isRemembered: true,
    permissions: ['clipboard-sanitized-write', 'fullscreen', 'display-capture'],
  },
  print: {
    width: 820,
    height: 1_060,
    minWidth: 390,
    minHeight: 480,
    isRemembered: false,
    permissions: [],
    isInTaskbar: false,
  },
  'set-up': {
    width: 560,
    height: 620,
    minWidth: 390,
    minHeight: 480,
    isRemembered: false,
    permissions: [],
  },
  trouble: {
    width: 560,
    height: 480,
    minWidth: 390,
    minHeight: 400,
    isRemembered: false,
    permissions: [],
  },
};

/** Where a ticket stands as it is printed. */
export function printPath(incident: string, withInternal: boolean): string {
  return `/print/${incident}${withInternal ? '?internal=1' : ''}`;
}

/** Where a help session's own window shows it. */
export function sessionPath(session: string): string {
  return `/help/${session}`;
}

/** Where a ticket's own window shows it. */
export function ticketPath(incident: string): string {
  return `/ticket/${incident}`;
}
