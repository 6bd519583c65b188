import { Notification } from 'electron';
import type { HelperNews } from '#contracts/helper-core.ts';
import type { HelperPlace } from '#contracts/helper-ipc.ts';
import { toldNews } from './tell-news.ts';
import type { Words } from './words/en.ts';

/** Tells news by notifications of the system. A click leads to what they are about. */
export function createNewsTeller(words: () => Words, open: (place: HelperPlace) => void): (news: HelperNews) => void {
  /** Held while they are shown: what nobody holds is cleared away, and a click on it leads nowhere. */
  const shown = new Set<Notification>();
  return (news) => {
    if (!Notification.isSupported()) return;
    const { title, body, place } = toldNews(news, words());
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      open(place);
    });
    notification.show();
  };
}
