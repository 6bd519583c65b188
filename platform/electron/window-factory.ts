import type { IpcMainInvokeEvent, Rectangle, WebContents, WebFrameMain } from 'electron';
import { BrowserWindow } from 'electron';
import type { ContentsGuardOptions } from './contents-guards.ts';
import { guardContents } from './contents-guards.ts';
import { isOf } from './permissions.ts';
import type { WindowKind } from './window-options.ts';
import { windowOptions } from './window-options.ts';
import type { WindowPlacements } from './window-placements.ts';
import { restorableBounds } from './window-placements.ts';

/** A window of ours. */
export interface AppWindow<Role extends string> {
  readonly role: Role;
  /** The path it was opened on; what it shows now may be another screen. */
  readonly path: string;
  readonly browserWindow: BrowserWindow;
}

export interface WindowFactoryOptions<Role extends string> {
  /** `app://console`, say; windows show pages of this origin and no other. */
  readonly origin: string;
  readonly preloadFile: string;
  readonly iconFile: string | null;
  readonly title: string;
  readonly kinds: Readonly<Record<Role, WindowKind>>;
  readonly placements: WindowPlacements;
  /** Of the page's first frame, by the system's theme. */
  readonly backgroundColor: () => string;
  /** Of the displays there are now, without task bars. */
  readonly workAreas: () => readonly Rectangle[];
  readonly guards: ContentsGuardOptions;
  /** Called with each new window before its page is loaded. */
  readonly onMade: (window: AppWindow<Role>) => void;
}

export interface OpenWindowOptions {
  /** Opened and kept out of sight until `browserWindow.show()`. */
  readonly isHidden?: boolean;
}

export interface WindowFactory<Role extends string> {
  /** Opens a window on a path of the app. */
  open(role: Role, path: string, options?: OpenWindowOptions): AppWindow<Role>;
  /** Brings the window of a role that was opened on this path to the front, or opens it. */
  show(role: Role, path: string): AppWindow<Role>;
  /** Loads another page of the app in a window that is there. */
  load(window: AppWindow<Role>, path: string): void;
  readonly all: () => readonly AppWindow<Role>[];
  /** The window these contents are the page of; `null` for contents that are none of ours. */
  ofContents(contents: Pick<WebContents, 'id'> | null): AppWindow<Role> | null;
  /** The window whose top frame, showing a page of ours, sent this message; `null` for every other sender. */
  readonly senderOf: (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => AppWindow<Role> | null;
}

/** Makes all windows of an app; nobody else makes any. What a window may is fixed by its role. */
export function createWindowFactory<Role extends string>(options: WindowFactoryOptions<Role>): WindowFactory<Role> {
  const { origin, kinds, placements } = options;
  const windows = new Map<number, AppWindow<Role>>();

  function make(role: Role, path: string): AppWindow<Role> {
    const bounds = kinds[role].isRemembered ? restorableBounds(placements.of(role), options.workAreas()) : null;
    const { preloadFile, iconFile, title } = options;
    const backgroundColor = options.backgroundColor();
    return {
      role,
      path,
      browserWindow: new BrowserWindow(
        windowOptions({ kind: kinds[role], preloadFile, iconFile, title, backgroundColor, bounds }),
      ),
    };
  }

  function open(role: Role, path: string, { isHidden = false }: OpenWindowOptions = {}): AppWindow<Role> {
    const window = make(role, path);
    const { browserWindow } = window;
    const { id } = browserWindow.webContents;
    windows.set(id, window);
    browserWindow.on('closed', () => windows.delete(id));
    guardContents(browserWindow.webContents, options.guards);
    if (kinds[role].meetsPeers !== true) browserWindow.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    if (kinds[role].isRemembered) rememberPlacement(window, placements);
    if (!isHidden) browserWindow.once('ready-to-show', () => browserWindow.show());
    options.onMade(window);
    load(window, path);
    return window;
  }

  function load({ browserWindow }: AppWindow<Role>, path: string): void {
    // A page that cannot be loaded is told of by `did-fail-load`; the promise says nothing more.
    browserWindow.loadURL(`${origin}${path}`).catch(() => null);
  }

  function ofContents(contents: Pick<WebContents, 'id'> | null): AppWindow<Role> | null {
    return contents === null ? null : (windows.get(contents.id) ?? null);
  }

  return {
    open,
    show: (role, path) => {
      const there = [...windows.values()].find((window) => window.role === role && window.path === path);
      if (there === undefined) return open(role, path);
      bringToFront(there.browserWindow);
      return there;
    },
    load,
    all: () => [...windows.values()],
    ofContents,
    senderOf: ({ sender, senderFrame }) => (isTrustedFrame(senderFrame, origin) ? ofContents(sender) : null),
  };
}

/** A message counts when the top frame of a window sent it, and that frame shows a page of ours. */
export function isTrustedFrame(frame: Pick<WebFrameMain, 'parent' | 'url'> | null, origin: string): boolean {
  return frame !== null && frame.parent === null && isOf(origin, frame.url);
}

export function bringToFront(browserWindow: BrowserWindow): void {
  if (browserWindow.isMinimized()) browserWindow.restore();
  browserWindow.show();
  browserWindow.focus();
}

/** Puts a window back as it was seen last, and notes from now on how it is seen. */
function rememberPlacement<Role extends string>(window: AppWindow<Role>, placements: WindowPlacements): void {
  const { role, browserWindow } = window;
  const { webContents } = browserWindow;
  const before = placements.of(role);
  if (before?.isMaximised === true) browserWindow.maximize();
  webContents.on('did-finish-load', () => webContents.setZoomLevel(placements.of(role)?.zoomLevel ?? 0));

  function note(): void {
    if (browserWindow.isDestroyed() || browserWindow.isMinimized()) return;
    const bounds = browserWindow.getNormalBounds();
    placements.keep(role, { bounds, isMaximised: browserWindow.isMaximized(), zoomLevel: webContents.getZoomLevel() });
  }
  browserWindow.on('resize', note);
  browserWindow.on('move', note);
  browserWindow.on('maximize', note);
  browserWindow.on('unmaximize', note);
  browserWindow.on('close', note);
}
