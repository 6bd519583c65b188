import type { Display, SystemPreferences } from 'electron';
import type { NoPictureReason } from '#contracts/remote-session/session-state-messages.ts';

export interface SystemKeeping {
  readonly platform: NodeJS.Platform;
  readonly displays: () => readonly Pick<Display, 'size'>[];
  /** The system shows its lock screen. */
  readonly isLocked: () => boolean;
  readonly permission: Pick<SystemPreferences, 'getMediaAccessStatus'>;
}

/**
 * Why the system keeps the screen to itself, before anybody tries to capture it. On macOS without its permission a capture succeeds
 * and shows the wallpaper alone, so it is asked about first (P4). Never run there.
 */
export function withheldBy({ platform, displays, isLocked, permission }: SystemKeeping): NoPictureReason | null {
  if (isLocked()) return 'picture.locked';
  const hasScreen = displays().some(({ size }) => size.width > 1 && size.height > 1);
  if (!hasScreen) return 'picture.no-display';
  if (platform !== 'darwin') return null;
  const status = permission.getMediaAccessStatus('screen');
  // One that was never asked for is asked for by the first capture.
  return status === 'denied' || status === 'restricted' ? 'picture.not-permitted' : null;
}
