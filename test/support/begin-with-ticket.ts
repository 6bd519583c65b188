import type { ElectronApplication, Page } from '@playwright/test';
import type { DesktopParts } from './desktop-console.ts';
import { signIn } from './desktop-console.ts';
import type { LoggedTicket } from './log-ticket.ts';
import { logTicket } from './log-ticket.ts';

interface Begun extends LoggedTicket {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** A ticket of Mira's is on the desk, and she has signed in to the desktop console; its queue stands there. */
export async function beginWithTicket(
  { console: desktop, hub, desk }: Pick<DesktopParts, 'console' | 'hub' | 'desk'>,
  summary: string,
): Promise<Begun> {
  const logged = await logTicket(hub.origin, desk, { summary });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  return { ...logged, app, page };
}
