/**
 * The file of a tray icon. Light ink for dark panels, dark ink for light ones; macOS inks templates by itself.
 *
 * @param isMarked Whether something waits to be looked at.
 */
export function trayIconName(platform: NodeJS.Platform, isMarked: boolean, isDark: boolean): string {
  const ink = platform === 'darwin' ? 'Template' : isDark ? '-light' : '-dark';
  return `tray${isMarked ? '-marked' : ''}${ink}.png`;
}
