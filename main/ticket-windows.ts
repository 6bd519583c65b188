import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { WindowFactory } from '#platform/electron/window-factory.ts';
import { writePrivateFile } from '#platform/node/private-files.ts';
import { ticketPath } from './windows.ts';

export interface TicketWindowsOptions {
  readonly factory: Pick<WindowFactory<ConsoleWindow>, 'show'>;
  /** Remembers which tickets had a window of their own. */
  readonly file: string;
  readonly reportFault: (error: unknown) => void;
}

/** Tickets in windows of their own, each in one at most. */
export interface TicketWindows {
  /** Opens the ticket's window, or brings it to the front. */
  open(ticket: IncidentId): void;
  /** Opens those that were open when the console ended. */
  reopen(): void;
  /** The console ends: windows that close from now on are to be there again. */
  readonly freeze: () => void;
  /** Resolves when what is remembered is on the disk. */
  flush(): Promise<unknown>;
}

const tickets = z.array(incidentId).max(50);

export function createTicketWindows({ factory, file, reportFault }: TicketWindowsOptions): TicketWindows {
  const open = new Map<IncidentId, Electron.BrowserWindow>();
  let isFrozen = false;
  let written: Promise<unknown> = Promise.resolve();

  function remember(): void {
    if (isFrozen) return;
    const text = JSON.stringify([...open.keys()]);
    written = written.then(() => writePrivateFile(file, text)).catch(reportFault);
  }

  function openOne(ticket: IncidentId): void {
    const { browserWindow } = factory.show('ticket', ticketPath(ticket));
    if (open.get(ticket) === browserWindow) return;
    open.set(ticket, browserWindow);
    browserWindow.on('closed', () => {
      open.delete(ticket);
      remember();
    });
    remember();
  }

  return {
    open: openOne,
    reopen: () => {
      for (const ticket of readTickets(file)) openOne(ticket);
    },
    freeze: () => {
      isFrozen = true;
    },
    flush: () => written,
  };
}

function readTickets(file: string): readonly IncidentId[] {
  try {
    const read = tickets.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : [];
  } catch {
    // None yet, or damaged: people open them again.
    return [];
  }
}
