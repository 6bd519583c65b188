import type { SessionMonitors, ShownMonitor } from '#contracts/remote-session/session-state-messages.ts';
import type { TFunction } from 'i18next';

/** A monitor as people call it: by its number and its name. */
export function monitorName(
  monitors: SessionMonitors['monitors'],
  shown: ShownMonitor,
  t: TFunction<'screen'>,
): string {
  if (shown === 'all') return t('tools.allMonitors');
  const { name = '', isPrimary = false } = monitors[shown] ?? {};
  const place = shown + 1;
  if (name !== '') return t('tools.monitorName', { place, name });
  return isPrimary ? t('tools.monitorName', { place, name: t('tools.primary') }) : t('tools.monitorPlace', { place });
}

/** What can be shown: each by itself, then all of them. */
export function showable(monitors: SessionMonitors['monitors']): readonly ShownMonitor[] {
  return monitors.length > 1 ? [...monitors.keys(), 'all'] : [...monitors.keys()];
}
