import type { HelperNews } from '#contracts/helper-core.ts';
import type { HelperPlace } from '#contracts/helper-ipc.ts';
import { createNotifier } from '#platform/electron/notifier.ts';
import { toldNews } from './tell-news.ts';
import type { Words } from './words/en.ts';

/** Tells news by notifications of the system. A click leads to what they are about. */
export function createNewsTeller(words: () => Words, open: (place: HelperPlace) => void): (news: HelperNews) => void {
  const notify = createNotifier();
  return (news) => {
    const { place, ...told } = toldNews(news, words());
    notify({ ...told, onClick: () => open(place) });
  };
}
