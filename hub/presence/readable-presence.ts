import type { TicketPresence } from '#contracts/presence.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { Store } from '../store/store.ts';
import { mayRead, readersOfRecords } from '../sync/may-read.ts';
import type { KnownPresence } from './presence-board.ts';

/** What a device says that it has open. */
export interface SaidPresence extends Pick<SignedIn, 'principal' | 'session'> {
  readonly tickets: readonly TicketPresence[];
}

/** With those who may read the tickets. Of tickets that their viewer may not read, and of who is no agent, nothing is known. */
export async function readablePresence(
  { store, kinds }: { readonly store: Pick<Store, 'database'>; readonly kinds: RecordKinds },
  said: readonly SaidPresence[],
): Promise<readonly KnownPresence[]> {
  const ids = said.flatMap(({ tickets }) => tickets.map(({ incident }) => incident));
  const readers = await readersOfRecords(store.database, kinds, ids);
  return said.flatMap(({ principal, session, tickets }) => {
    if (principal.kind !== 'agent') return [];
    const readable = tickets.flatMap((ticket) => {
      const scopes = readers.get(ticket.incident) ?? [];
      return mayRead(principal, scopes) ? [{ ...ticket, readers: [...scopes] }] : [];
    });
    return [{ agent: principal.id, device: session.installation, tickets: readable, offlineSinceMs: null }];
  });
}
