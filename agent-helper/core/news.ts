import type { HelperNews } from '#contracts/helper-core.ts';
import type { KeptTickets } from '../main/incident/kept-tickets.ts';

/** As much as a notification shows. */
const LONGEST_TEXT = 240;

/** The answers that nobody was told of yet. Each is told once, whether somebody was there to see it or not. */
export async function answersIn(tickets: KeptTickets): Promise<readonly HelperNews[]> {
  const untold = await tickets.takeUntold();
  return await Promise.all(
    untold.map(async ({ id, summary, ownerName }): Promise<HelperNews> => {
      const entries = (await tickets.conversation(id))?.entries ?? [];
      const said = entries.filter(({ isOwn, text }) => !isOwn && text !== null).toSorted((a, b) => a.atMs - b.atMs);
      const last = said.at(-1);
      const text = (last?.text ?? '').slice(0, LONGEST_TEXT).toWellFormed();
      return { kind: 'answered', ticket: id, summary, author: last?.author ?? ownerName, text };
    }),
  );
}
