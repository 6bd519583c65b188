import { join } from 'node:path';
import type { App } from 'electron';
import type { DeskNews, NewsItem } from '#contracts/desk-news.ts';
import { createNotifier } from '#platform/electron/notifier.ts';
import type { ConsoleWindows } from '../console-windows.ts';
import type { Words } from '../words/en.ts';
import { createConsoleTray } from './console-tray.ts';
import { notificationOf } from './news-words.ts';

export interface TellAgentOptions {
  readonly app: Pick<App, 'setBadgeCount' | 'quit'>;
  readonly appFolder: string;
  readonly windows: Pick<ConsoleWindows, 'factory' | 'desk'>;
  readonly words: () => Words;
}

/** What reaches an agent who does not look: the tray's count, and notifications. */
export interface TellAgent {
  readonly news: (news: DeskNews) => void;
  /** Nobody is signed in any more. */
  readonly forget: () => void;
}

export function createTellAgent({ app, appFolder, windows, words }: TellAgentOptions): TellAgent {
  const { factory, desk } = windows;
  const showSummary = createConsoleTray({
    folder: join(appFolder, 'icons'),
    platform: process.platform,
    app,
    words,
    go: desk.show,
  });
  const notify = createNotifier();
  // Whoever looks at the desk already sees it there.
  const isWatched = () => factory.all().some(({ browserWindow }) => browserWindow.isFocused());

  function tell(item: NewsItem): void {
    if (isWatched()) return;
    const path = item.incident === null ? '/sync' : `/queue/all/${item.incident}`;
    notify({ ...notificationOf(item, words().news), onClick: () => desk.show(path) });
  }

  return {
    news: (told) => {
      if (told.news === 'summary') showSummary(told.summary);
      else tell(told.item);
    },
    forget: () => showSummary(null),
  };
}
