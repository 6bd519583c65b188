import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import type { GrantedPermission } from './permissions.ts';

/** What all windows of one role have in common. Sizes are in device-independent pixels. */
export interface WindowKind {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  /** Whether the next window of this role opens where the last one stood. */
  readonly isRemembered: boolean;
  /** What its pages may be granted; everything else is denied. */
  readonly permissions: readonly GrantedPermission[];
  /** `bare`: no frame, see-through, for banners and overlays. Framed unless said otherwise. */
  readonly dress?: 'framed' | 'bare';
  readonly isResizable?: boolean;
  /** False for what is only looked at: it never takes the focus, and has no shadow. True unless said otherwise. */
  readonly isFocusable?: boolean;
  readonly isAlwaysOnTop?: boolean;
  /** False for windows that belong to a tray icon or to another window. True unless said otherwise. */
  readonly isInTaskbar?: boolean;
  /** Whether its pages speak to other computers over WebRTC, which no content policy holds back. */
  readonly meetsPeers?: boolean;
}

/** The same for every window of both apps; no role and no caller can change any of it. */
export function webPreferencesOf(preloadFile: string): Readonly<WebPreferences> {
  return Object.freeze({
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: true,
  });
}

export interface WindowOptionsInput {
  readonly kind: WindowKind;
  readonly preloadFile: string;
  readonly title: string;
  readonly backgroundColor: string;
  readonly iconFile: string | null;
  /** Where it stood before; `null` for the middle of the screen. */
  readonly bounds: Rectangle | null;
}

/** What a window of a role is made with; frozen throughout. */
export function windowOptions(input: WindowOptionsInput): Readonly<BrowserWindowConstructorOptions> {
  const { kind, preloadFile, title, backgroundColor, iconFile, bounds } = input;
  const isBare = kind.dress === 'bare';
  return Object.freeze({
    width: kind.width,
    height: kind.height,
    minWidth: kind.minWidth,
    minHeight: kind.minHeight,
    ...(kind.isResizable === false ? {} : bounds),
    ...(bounds === null ? {} : { x: bounds.x, y: bounds.y }),
    title,
    backgroundColor: isBare ? '#00000000' : backgroundColor,
    ...(iconFile === null ? {} : { icon: iconFile }),
    // Shown when its first picture is ready, so nobody sees a white flash.
    show: false,
    frame: !isBare,
    transparent: isBare,
    resizable: kind.isResizable ?? true,
    alwaysOnTop: kind.isAlwaysOnTop ?? false,
    focusable: kind.isFocusable ?? true,
    ...(kind.isFocusable === false ? { hasShadow: false, enableLargerThanScreen: true } : {}),
    skipTaskbar: kind.isInTaskbar === false,
    autoHideMenuBar: false,
    webPreferences: webPreferencesOf(preloadFile),
  });
}
