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
};
