import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { WindowKind } from '#platform/electron/window-options.ts';

/** The helper's windows, by role. */
export const helperWindowKinds: Readonly<Record<HelperWindow, WindowKind>> = {
  helper: {
    width: 420,
    height: 640,
    minWidth: 340,
    minHeight: 420,
    isRemembered: true,
    permissions: ['clipboard-sanitized-write'],
  },
  consent: {
    width: 520,
    height: 660,
    minWidth: 380,
    minHeight: 420,
    isRemembered: false,
    permissions: [],
    isAlwaysOnTop: true,
  },
  banner: {
    width: 980,
    height: 64,
    minWidth: 560,
    minHeight: 64,
    isRemembered: false,
    permissions: [],
    dress: 'bare',
    isResizable: false,
    isAlwaysOnTop: true,
    isInTaskbar: false,
  },
  // Never seen: it captures the screen and holds the link.
  share: {
    width: 320,
    height: 240,
    minWidth: 320,
    minHeight: 240,
    isRemembered: false,
    permissions: ['display-capture'],
    isInTaskbar: false,
    meetsPeers: true,
  },
  // As large as the monitor it lies over; nothing of it takes a click or the focus.
  overlay: {
    width: 640,
    height: 480,
    minWidth: 1,
    minHeight: 1,
    isRemembered: false,
    permissions: [],
    dress: 'bare',
    isResizable: false,
    isFocusable: false,
    isAlwaysOnTop: true,
    isInTaskbar: false,
  },
};
