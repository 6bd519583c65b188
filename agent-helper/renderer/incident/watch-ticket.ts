import type { HelperState } from '#contracts/helper-core.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { distinctUntilChanged, filter, map, switchMap } from 'rxjs';
import { asked } from '../app/asked.ts';
import type { Helper } from '../app/helper.ts';

export type TicketView = IpcOutput<HelperIpc, 'ticket.read'>;

/** A ticket as last known, read anew with all that may have changed it; `null` for one that is not here. */
export function watchTicket({ state$, ask }: Pick<Helper, 'state$' | 'ask'>, id: IncidentId): Observable<TicketView> {
  return state$.pipe(
    map((state) => momentOf(state, id)),
    distinctUntilChanged(),
    switchMap(() => asked(() => ask('ticket.read', { ticket: id }))),
    // What cannot be read now stays as it was, and is read with the next change.
    filter((answer) => answer.kind === 'answered'),
    map(({ value }) => value),
  );
}

/** Changes whenever the ticket, or what is known of it here, may have. */
function momentOf(state: HelperState, id: IncidentId): string {
  if (state.stage !== 'enrolled') return state.stage;
  const changedAtMs = state.tickets.find((ticket) => ticket.id === id)?.changedAtMs;
  return `${changedAtMs} ${state.ticketsReadAtMs} ${state.link}`;
}
