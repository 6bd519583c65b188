import type { ShareOrder } from '#contracts/helper-remote.ts';
import type { OpenShare } from '#platform/any/live-help/share.ts';
import type { NoScreen } from '#platform/browser/screen-share/capture-screen.ts';

/** Opens links from this page. What they are made of is loaded with the first: few people ever show their screen. */
export function openShareEnds(capture: () => MediaStreamTrack | NoScreen): OpenShare {
  return ({ briefing, onNews, onGone }) => {
    const early: ShareOrder[] = [];
    let isOver = false;
    let take = (order: ShareOrder): void => void early.push(order);

    async function begin(): Promise<void> {
      const [{ beginShare }, begun] = await Promise.all([
        import('#platform/browser/share-end/begin-share.ts'),
        briefing(),
      ]);
      if (isOver) return;
      take = beginShare(begun, {
        tell: (news) => {
          if (!isOver && news.kind !== 'stopped') onNews(news);
        },
        // A browser has no key that was enrolled: people compare the digits.
        prove: async () => null,
        // Nobody's key outlives this page, nor is any known here.
        standingOf: async () => 'new',
        onCompared: () => undefined,
        capture: async () => capture(),
        carryFiles: null,
      });
      for (const order of early) take(order);
    }

    begin().catch(() => {
      if (!isOver) onGone();
    });
    return {
      contentsId: 0,
      order: (order) => take(order),
      stop: async () => {
        isOver = true;
        take({ kind: 'stop' });
      },
    };
  };
}
