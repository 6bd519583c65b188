import { sideBySide } from '#platform/browser/screen-share/all-monitors.rules.ts';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { monitorName } from './monitor-names.ts';
import type { Monitors } from './use-monitors.ts';
import styles from './overview.module.css';

/** Over the picture of all monitors: each is a button that shows it by itself. Nobody can work in so small a picture. */
export function Overview({ monitors: { list, shown, show } }: { readonly monitors: Monitors }) {
  const { t } = useTranslation('screen');
  if (shown !== 'all' || show === null) return null;
  const { width, height, areas } = sideBySide(list);
  return (
    <div className={styles.sheet} style={sheetStyle(width / height)}>
      {areas.map((area, place) => {
        const label = t('tools.showMonitor', { name: monitorName(list, place, t) });
        return (
          <button
            key={label}
            type="button"
            className={styles.monitor}
            style={{
              left: `${(area.x / width) * 100}%`,
              top: `${(area.y / height) * 100}%`,
              width: `${(area.width / width) * 100}%`,
              height: `${(area.height / height) * 100}%`,
            }}
            aria-label={label}
            onClick={() => show(place)}
          >
            <span className={styles.name}>{monitorName(list, place, t)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** A property of our own, which the types of styles do not know. */
function sheetStyle(ratio: number): CSSProperties {
  return Object.fromEntries([['--ratio', String(ratio)]]);
}
