import { actFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { ActFromConsole, Ctl, Ptr } from '#contracts/remote-session/session-messages.ts';

/** What a message of the console is for this page, which shows a screen and carries all else to the main process. */
export type ConsoleAsks =
  /** For the main process, which alone knows what is granted, to judge. */
  | { readonly kind: 'ask'; readonly message: ActFromConsole }
  | { readonly kind: 'head'; readonly message: Extract<Ctl<'console'>, { kind: 'session.head' }> }
  /** Somebody else hears it: trust is found out elsewhere, and what is no message breaks it there. */
  | { readonly kind: 'none' };

export function readConsoleAsk(message: Ctl<'console'> | Ptr<'console'> | 'unknown'): ConsoleAsks {
  if (message === 'unknown') return { kind: 'none' };
  if (message.kind === 'session.head') return { kind: 'head', message };
  const act = actFromConsole.safeParse(message);
  return act.success ? { kind: 'ask', message: act.data } : { kind: 'none' };
}
