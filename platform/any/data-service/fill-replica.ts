import { viewIn, viewText } from '#contracts/feed-view.ts';
import type { HubInput } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { scope } from '#domain/kernel/principal.ts';
import { beginAsking, endAsking, takeBeside } from './beside-feed-rows.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { HubLink } from './hub-link.ts';

export interface FillPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
}

/** A line to the hub that holds: with whose token, until when. */
export interface Line {
  readonly token: string | null;
  readonly signal: AbortSignal;
}

/**
 * Fetches what stands in scopes that the reader has gained, then says in the cursor that they are held. Until it says so
 * the feed brings what changes in the others alone, and what changed meanwhile comes with the next pages.
 */
export async function fillScopes(
  { copy, change, hub }: FillPorts,
  gained: readonly string[],
  line: Line,
): Promise<Result<null>> {
  const scopes = gained.flatMap((one) => scope.safeParse(one).data ?? []);
  const { historyDays } = viewIn(copy.keep.get('cursor')?.scopes ?? '');
  const asking = beginAsking(copy);
  try {
    for (let after: number | null = 0; after !== null;) {
      const asked: HubInput<'replica.scopes'> = { scopes, historyDays, after };
      const page = await hub.ask('replica.scopes', asked, line);
      if (!page.ok) return page;
      const taken = await change(() => takeBeside(copy, asking, page.value.rows));
      if (taken === null) return refuse({ code: 'feed.not-ours' });
      after = page.value.next;
    }
    await change(() => widen(copy, { scopes }));
    return ok(null);
  } finally {
    endAsking(copy, asking);
  }
}

/** Fetches the settled work that more history holds, the latest first, then says in the cursor that it is held. */
export async function fillHistory(
  { copy, change, hub, onLeft }: FillPorts & { readonly onLeft: (tickets: number) => void },
  line: Line,
): Promise<Result<null>> {
  const more = copy.keep.get('historyDays');
  const held = viewIn(copy.keep.get('cursor')?.scopes ?? '').historyDays;
  const asking = beginAsking(copy);
  try {
    for (let after: HubInput<'replica.older'>['after'] = null, isMore = true; isMore;) {
      // Chosen otherwise while it was on its way: it begins again with that.
      if (copy.keep.get('historyDays') !== more) return ok(null);
      const asked: HubInput<'replica.older'> = { held, more, after };
      const part = await hub.ask('replica.older', asked, line);
      if (!part.ok) return part;
      const taken = await change(() => takeBeside(copy, asking, part.value.rows));
      if (taken === null) return refuse({ code: 'feed.not-ours' });
      onLeft(part.value.left);
      after = part.value.next;
      isMore = after !== null;
    }
    await change(() => widen(copy, { historyDays: more }));
    return ok(null);
  } finally {
    endAsking(copy, asking);
  }
}

/** Writes down in the cursor what more is held, or how much less history. */
export async function widen(
  { keep }: OpenCopy['copy'],
  more: { readonly scopes?: readonly string[]; readonly historyDays?: number | null },
): Promise<void> {
  const cursor = keep.get('cursor');
  if (cursor === null) return;
  const held = viewIn(cursor.scopes);
  const scopes = [...new Set([...held.scopes, ...(more.scopes ?? [])])];
  const historyDays = more.historyDays === undefined ? held.historyDays : more.historyDays;
  await keep.set({ cursor: { ...cursor, scopes: viewText({ scopes, historyDays }) } });
}
