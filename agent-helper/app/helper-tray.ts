import { join } from 'node:path';
import { Menu, nativeTheme, Tray } from 'electron';
import { trayIconName } from '#platform/electron/tray-icon.ts';
import type { Words } from './words/en.ts';

export interface HelperTrayOptions {
  /** Where the icons lie. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly words: () => Words;
  readonly onOpen: () => void;
  readonly onReport: () => void;
  readonly onQuit: () => void;
  /** Ends remote help at once. */
  readonly onStopSession: () => void;
}

/** The helper's icon in the tray. */
export interface HelperTray {
  /** Says by a mark, and by its words, whether there is something to read. */
  readonly mark: (isMarked: boolean) => void;
  /** Whether somebody may see this screen: then the menu begins with the way to end it. */
  readonly markLive: (isLive: boolean) => void;
  /** The language has changed. */
  readonly renew: () => void;
}

export function createHelperTray(options: HelperTrayOptions): HelperTray {
  const { words, onOpen, onReport, onQuit, onStopSession } = options;
  let isMarked = false;
  let isLive = false;
  const icon = () => join(options.folder, trayIconName(options.platform, isMarked, nativeTheme.shouldUseDarkColors));
  const tray = new Tray(icon());

  function draw(): void {
    tray.setImage(icon());
    tray.setToolTip(isMarked ? words().tray.toolTipMarked : words().tray.toolTip);
  }

  function renew(): void {
    const { open, report, quit, stopSession } = words().tray;
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...(isLive ? [{ label: stopSession, click: onStopSession }, { type: 'separator' as const }] : []),
        { label: open, click: onOpen },
        { label: report, click: onReport },
        { type: 'separator' },
        { label: quit, click: onQuit },
      ]),
    );
    draw();
  }

  tray.on('click', onOpen);
  nativeTheme.on('updated', draw);
  renew();
  return {
    mark: (marked) => {
      if (marked === isMarked) return;
      isMarked = marked;
      draw();
    },
    markLive: (live) => {
      isLive = live;
      renew();
    },
    renew,
  };
}
