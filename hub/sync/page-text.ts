import type { FeedPage, FeedRow, HubToClient } from '#contracts/sync.ts';

/**
 * The message that carries a page, as text. Rows that go to many clients are the same objects for all of them
 * (`feed-tail.ts`), and become text once.
 */
export function createPageText(): (page: FeedPage) => string {
  const texts = new WeakMap<FeedRow, string>();

  function textOf(row: FeedRow): string {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = JSON.stringify(row);
    texts.set(row, text);
    return text;
  }

  return ({ rows, ...page }) => {
    const message: HubToClient = { kind: 'page', page: { ...page, rows: [] } };
    const around = JSON.stringify(message);
    // Nothing in what is around the rows looks like this, and they come last.
    const place = around.lastIndexOf('"rows":[]') + '"rows":['.length;
    return around.slice(0, place) + rows.map(textOf).join(',') + around.slice(place);
  };
}
