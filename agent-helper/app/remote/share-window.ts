import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { ShareBriefing, ShareNews, ShareOrder } from '#contracts/helper-remote.ts';
import type { OpenShare, Share, ShareHearing } from '#platform/any/live-help/share.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';

export interface ShareWindowPorts {
  readonly factory: Pick<WindowFactory<HelperWindow>, 'open'>;
  readonly tell: TellWindows<HelperIpc>;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** The page that holds one link to one console's end, out of sight. */
export interface SharePage extends Share {
  /** What it was opened for, once, to its own window alone. */
  readonly begin: () => Promise<ShareBriefing>;
  readonly hear: (news: ShareNews) => void;
}

/** After this long the page is ended with all that it has: stopping is not a request (C9). */
const STOPS_WITHIN_MS = 100;

/** The pages of links, each in a window that nobody sees. */
export interface ShareWindows {
  readonly open: OpenShare;
  /** The link whose page this window is; `null` for one that was ended. */
  readonly of: (window: AppWindow<string>) => SharePage | null;
}

/** Opens the page of a link. Pages of earlier links are gone by then, or going. */
export function createShareWindows({ factory, tell, sleep }: ShareWindowPorts): ShareWindows {
  const shares = new Map<number, SharePage>();

  function open({ briefing, onNews, onGone }: ShareHearing): SharePage {
    const window = factory.open('share', '/share.html', { isHidden: true });
    const { browserWindow } = window;
    const { id } = browserWindow.webContents;
    const stopped = new AbortController();
    let isStopping = false;
    /** Of what is said before the page listens; `null` from then on. */
    let early: ShareOrder[] | null = [];
    browserWindow.webContents.setBackgroundThrottling(false);

    function end(): void {
      if (!shares.delete(id)) return;
      stopped.abort();
      if (!browserWindow.isDestroyed()) browserWindow.destroy();
      if (!isStopping) onGone();
    }
    browserWindow.on('closed', end);
    browserWindow.webContents.on('render-process-gone', end);

    const share: SharePage = {
      contentsId: id,
      begin: async () => {
        const begun = await briefing();
        const waiting = early ?? [];
        early = null;
        for (const order of waiting) orderOf(window, order);
        return begun;
      },
      order: (order) => {
        if (early === null) orderOf(window, order);
        else early.push(order);
      },
      hear: (news) => {
        if (news.kind === 'stopped') stopped.abort();
        else onNews(news);
      },
      stop: async () => {
        isStopping = true;
        if (shares.has(id)) orderOf(window, { kind: 'stop' });
        await sleep(STOPS_WITHIN_MS, stopped.signal);
        end();
      },
    };
    shares.set(id, share);
    return share;
  }

  function orderOf(window: AppWindow<HelperWindow>, order: ShareOrder): void {
    tell('share.order', order, window);
  }

  function of(window: AppWindow<string>): SharePage | null {
    return window.browserWindow.isDestroyed() ? null : (shares.get(window.browserWindow.webContents.id) ?? null);
  }

  return { open, of };
}
