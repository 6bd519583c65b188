import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { HelperPlace } from '#contracts/helper-ipc.ts';
import { draftKeys } from './draft-keys.ts';

/**
 * The screens on which something waits to be sent by its author. A draft on a ticket that is not on this computer any more,
 * or takes no such words any more, can be found by nobody, so it stands for nothing.
 *
 * @param said The keys of the drafts in which something stands.
 */
export function unsentPlaces(
  said: readonly string[],
  tickets: readonly Pick<PortalIncident, 'id' | 'state'>[],
): readonly HelperPlace[] {
  const isSaid = (key: string): boolean => said.includes(key);
  const report = isSaid(draftKeys.report) || isSaid(draftKeys.pictures) ? [{ place: 'report' } as const] : [];
  const answered = tickets.filter(
    ({ id, state }) =>
      (state !== 'closed' && isSaid(draftKeys.reply(id))) || (state === 'resolved' && isSaid(draftKeys.reopen(id))),
  );
  return [...report, ...answered.map(({ id }) => ({ place: 'ticket', ticket: id }) as const)];
}
