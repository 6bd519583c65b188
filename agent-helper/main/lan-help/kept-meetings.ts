import { handedCommand } from '#contracts/exchange.ts';
import type { HandedCommand } from '#contracts/exchange.ts';
import { MOST_LAN_COMMANDS } from '#contracts/lan-session/lan-messages.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { z } from 'zod';
import type { HubLink } from '../hub-link/hub-link.ts';
import { openKeptFolder } from '../kept-folder.ts';

/** Meetings without a hub that the hub may not know of yet, as the agents have signed them. */
export interface KeptMeetings {
  readonly keep: (session: SupportSessionId, commands: readonly HandedCommand[]) => Promise<void>;
  /** It came to nothing. */
  readonly forget: (session: SupportSessionId) => Promise<void>;
  /** Sessions of which nothing may be told before the hub knows them. */
  readonly unknownToHub: () => Promise<ReadonlySet<string>>;
  /** Brings them there. Refused only where the hub could not be asked. */
  readonly bring: (signal: AbortSignal) => Promise<Result<null>>;
}

const meeting = z.strictObject({ commands: z.array(handedCommand).min(1).max(MOST_LAN_COMMANDS) });
/** Ids sort by time: what nobody took for so long goes first. */
const MOST_MEETINGS = 100;

export function openKeptMeetings(
  folder: string,
  link: Pick<HubLink, 'ask'>,
  log: (event: string, facts: Readonly<Record<string, string>>) => void,
): KeptMeetings {
  const kept = openKeptFolder(folder, meeting, MOST_MEETINGS);

  async function bringOne(session: string, signal: AbortSignal): Promise<Result<null>> {
    const found = await kept.read(session);
    if (found === null) {
      await kept.remove(session);
      return ok(null);
    }
    const brought = await link.ask('support.bring', found, signal);
    if (!brought.ok && brought.refusal.code !== 'request.invalid') return brought;
    const codes = brought.ok
      ? brought.value.answers.flatMap((answer) => (answer.kind === 'refused' ? [answer.refusal.code] : []))
      : [brought.refusal.code];
    // Refused about the bringing alone: the agent may still tell of it, and the rest waits for that.
    if (codes.some((code) => code.startsWith('exchange.'))) {
      log('meeting not taken yet', { session, code: codes.join() });
      return ok(null);
    }
    if (codes.length > 0) log('meeting refused', { session, code: codes.join() });
    await kept.remove(session);
    return ok(null);
  }

  return {
    keep: (session, commands) => kept.keep(session, { commands: [...commands] }),
    forget: kept.remove,
    unknownToHub: async () => new Set(await kept.names()),
    bring: async (signal) => {
      for (const session of await kept.names()) {
        const brought = await bringOne(session, signal);
        if (!brought.ok) return brought;
      }
      return ok(null);
    },
  };
}
