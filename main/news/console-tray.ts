import { join } from 'node:path';
import type { App } from 'electron';
import { Menu, nativeTheme, Tray } from 'electron';
import type { NewsSummary } from '#contracts/desk-news.ts';
import { trayIconName } from '#platform/electron/tray-icon.ts';
import type { Words } from '../words/en.ts';
import { summaryLines } from './news-words.ts';

export interface ConsoleTrayOptions {
  /** Where the icons lie. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'setBadgeCount' | 'quit'>;
  readonly words: () => Words;
  /** Shows a screen of the desk. */
  readonly go: (path: string) => void;
}

const nothing: NewsSummary = { dueSoon: 0, breached: 0, offered: 0, unread: 0 };

/**
 * The console's icon in the tray: how many tickets are about to miss a target or have missed one, also while no window is
 * open. Shown as a number where systems have room for one, as words everywhere.
 *
 * @returns What tells it how things stand; `null` for a desk nobody is signed in to.
 */
export function createConsoleTray(options: ConsoleTrayOptions): (summary: NewsSummary | null) => void {
  const { folder, platform, app, words, go } = options;
  let summary = nothing;
  const tray = new Tray(iconFile());

  function iconFile(): string {
    return join(folder, trayIconName(platform, pressingOf(summary) > 0, nativeTheme.shouldUseDarkColors));
  }

  function draw(): void {
    const { tray: spoken, news } = words();
    const lines = summaryLines(summary, news);
    tray.setImage(iconFile());
    tray.setToolTip(['Deskbell', ...lines].join('\n'));
    const pressing = pressingOf(summary);
    if (platform === 'darwin') tray.setTitle(pressing === 0 ? '' : String(pressing));
    app.setBadgeCount(pressing);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...lines.map((label) => ({ label, click: () => go('/queue/mine') })),
        ...(lines.length === 0 ? [] : [{ type: 'separator' as const }]),
        { label: spoken.open, click: () => go('/') },
        { label: spoken.logCall, click: () => go('/log') },
        { type: 'separator' },
        { label: spoken.quit, click: () => app.quit() },
      ]),
    );
  }

  tray.on('click', () => go('/'));
  nativeTheme.on('updated', draw);
  draw();
  return (next) => {
    summary = next ?? nothing;
    draw();
  };
}

function pressingOf({ dueSoon, breached }: NewsSummary): number {
  return dueSoon + breached;
}
