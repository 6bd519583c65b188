import type { DeskMishap } from '#contracts/desk-port.ts';
import type { InstallationMark } from '#contracts/api/api-request.ts';
import { ticketNumber } from '#domain/incident/incident.record.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { readTicketNumber } from '#domain/incident/ticket-number.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { DeskCopy } from './desk-copy.ts';
import { isMissed } from './file-rules.ts';
import { showRows } from './show-rows.ts';

/** What `session.renew` shows the hub. */
export interface MarkToShow {
  readonly seen: InstallationMark | null;
  readonly next: InstallationMark;
}

/** The mark to show next; stored before it is shown, so that after a crash the same is shown again. */
export async function markToShow({ keep }: Pick<DeskCopy, 'keep'>, newId: () => string): Promise<MarkToShow> {
  const { seen, next } = keep.get('mark');
  if (next !== null) return { seen, next };
  const made = { count: (seen?.count ?? 0) + 1, mark: newId() };
  await keep.set({ mark: { seen, next: made } });
  return { seen, next: made };
}

/** The hub took it. Answers may come late, when another was shown already. */
export async function markTaken({ keep }: Pick<DeskCopy, 'keep'>, { next }: MarkToShow): Promise<void> {
  if (keep.get('mark').next?.mark === next.mark) await keep.set({ mark: { seen: next, next: null } });
}

/**
 * Somebody else goes by this installation's name: it was put back from an old copy, or it runs twice. It takes on a name
 * of its own and asks for a sign-in. What waits stays, under the ids it has, so that what the hub knows is not done
 * twice; leased numbers are dropped, because the other one may have given them out.
 */
export async function becomeAnother(copy: DeskCopy, newClient: string, nowMs: number): Promise<void> {
  const session = copy.keep.get('session');
  const waiting = copy.outbox.all().filter(({ state }) => state === 'waiting');
  const mishap: DeskMishap = {
    kind: 'desk-copied',
    atMs: epochMs.parse(nowMs),
    commands: waiting.length,
    drafts: copy.drafts.all().length,
    files: copy.files.all().filter(isMissed).length,
    aside: null,
    numbers: waiting.flatMap(({ entry }) => leasedNumberIn(entry) ?? []).slice(0, 200),
  };
  await copy.keep.set({
    client: newClient,
    lease: { blocks: [], blockSize: 0 },
    mark: { seen: null, next: null },
    session: session === null ? null : { ...session, token: null },
    mishap,
  });
  await claimWaiting(copy);
}

/**
 * Makes what waits this installation's own; it may have been issued under the name it had before. A number from a lease
 * of then is left to the hub: the ticket is kept whoever else got that number. One that was made here by chance stays.
 */
export async function claimWaiting(copy: DeskCopy): Promise<void> {
  const client = copy.keep.get('client');
  const foreign = copy.outbox.all().filter(({ state, entry, carried }) => {
    // What is carried for a colleague is their installation's, and signed.
    return carried === undefined && state === 'waiting' && entry.device !== client;
  });
  if (foreign.length === 0) return;
  await copy.outbox.write({
    put: foreign.map((row) => ({ ...row, entry: { ...row.entry, device: client, input: unnumbered(row.entry) } })),
  });
  await showRows(copy);
}

function unnumbered(entry: CommandEntry): CommandEntry['input'] {
  if (leasedNumberIn(entry) === null) return entry.input;
  return { ...(entry.input as Readonly<Record<string, CommandEntry['input']>>), number: null };
}

function leasedNumberIn({ name, input }: CommandEntry): TicketNumber | null {
  if (name !== 'incident.log' || typeof input !== 'object' || input === null || !('number' in input)) return null;
  const number = ticketNumber.safeParse(input.number).data ?? null;
  return number === null || readTicketNumber(number) === null ? null : number;
}
