import type { HelperNews } from '#contracts/helper-core.ts';
import { createNotifier } from '#platform/electron/notifier.ts';
import type { MainWindow } from './helper-window.ts';
import { toldNews } from './tell-news.ts';
import type { Words } from './words/en.ts';

/** Tells news by notifications of the system, but for answers that are being read. A click leads to what they are about. */
export function createNewsTeller(
  words: () => Words,
  main: Pick<MainWindow, 'show' | 'isInFront'>,
): (news: HelperNews) => void {
  const notify = createNotifier();
  return (news) => {
    if (news.kind === 'answered' && main.isInFront(news.ticket)) return;
    const { place, ...told } = toldNews(news, words());
    notify({ ...told, onClick: () => main.show(place) });
  };
}
