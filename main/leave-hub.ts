import { rm } from 'node:fs/promises';
import type { Session } from 'electron';
import type { DeskProcess } from './desk-process.ts';
import type { DeskWindow } from './desk-window.ts';
import type { TicketWindows } from './ticket-windows.ts';

export interface LeaveHubPorts {
  readonly desk: Pick<DeskProcess, 'close'>;
  readonly windows: { readonly tickets: Pick<TicketWindows, 'closeAll'>; readonly desk: Pick<DeskWindow, 'showAnew'> };
  /** Where desks lie, with their sealed tokens in them. */
  readonly folder: string;
  readonly session: Pick<Session, 'clearStorageData' | 'clearCache'>;
  /** Opens an empty desk, for the hub that is set now. */
  readonly openDesk: () => void;
}

/**
 * Removes all that this device holds of a desk and opens an empty one: the database with its logs, the sealed token,
 * and what windows have stored. Whether work would be lost was asked before.
 */
export async function leaveHub(ports: LeaveHubPorts): Promise<void> {
  const { desk, windows, folder, session } = ports;
  await windows.tickets.closeAll();
  await desk.close();
  await rm(folder, { recursive: true, force: true });
  await session.clearStorageData();
  await session.clearCache();
  ports.openDesk();
  windows.desk.showAnew();
}
