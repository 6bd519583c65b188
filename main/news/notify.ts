import { Notification } from 'electron';
import type { NewsItem } from '#contracts/desk-news.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Words } from '../words/en.ts';
import { notificationOf } from './news-words.ts';

export interface NotifierOptions {
  readonly words: () => Words;
  /** Whether somebody looks at the desk already; they see it there. */
  readonly isWatched: () => boolean;
  readonly openTicket: (incident: IncidentId) => void;
  readonly openRefused: () => void;
}

/** Tells news by notifications of the system; a click opens the ticket. */
export function createNotifier(options: NotifierOptions): (item: NewsItem) => void {
  /** Held while they are shown: what nobody holds is cleared away, and a click on it leads nowhere. */
  const shown = new Set<Notification>();
  return (item) => {
    if (!Notification.isSupported() || options.isWatched()) return;
    const notification = new Notification(notificationOf(item, options.words().news));
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      if (item.incident === null) options.openRefused();
      else options.openTicket(item.incident);
    });
    notification.show();
  };
}
