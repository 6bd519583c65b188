import type { SessionPointer } from '#contracts/remote-session/session-state-messages.ts';
import { sideBySide } from '#platform/browser/screen-share/all-monitors.rules.ts';
import type { CSSProperties, PointerEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { monitorName } from './monitor-names.ts';
import type { Monitors } from './use-monitors.ts';
import { useSeenPart } from './use-seen-part.ts';
import styles from './minimap.module.css';

interface MinimapProps {
  readonly monitors: Monitors;
  readonly pointer: SessionPointer | null;
  /** What the picture is scrolled in. */
  readonly frame: RefObject<HTMLElement | null>;
  /** The picture is larger than its frame. */
  readonly isZoomed: boolean;
}

/** All monitors as they stand on the desk over there: which one is seen, which part of it, and where their pointer is. */
export function Minimap({ monitors, pointer, frame, isZoomed }: MinimapProps) {
  const { t } = useTranslation('screen');
  const { list, areSeveral, hasMap, shown, show } = monitors;
  const part = useSeenPart(frame, isZoomed);
  // All of them side by side are their own map.
  if (!hasMap || shown === 'all' || list.length === 0 || (!areSeveral && part === null)) return null;
  const sheet = sideBySide(list);
  return (
    <fieldset
      className={styles.map}
      style={{ aspectRatio: `${sheet.width} / ${sheet.height}` } satisfies CSSProperties}
      aria-label={t('map.label')}
    >
      {sheet.areas.map((area, place) => {
        const isShown = shown === place;
        const label = monitorName(list, place, t);
        return (
          <button
            key={label}
            type="button"
            className={styles.monitor}
            style={shareOf(area, sheet)}
            aria-label={label}
            aria-pressed={isShown}
            title={label}
            disabled={show === null}
            onPointerDown={(event) => {
              if (shown === place && isZoomed) scrollTo(frame.current, event);
            }}
            onClick={() => {
              if (shown !== place) show?.(place);
            }}
          >
            {place + 1}
            {shown === place && part !== null && <span className={styles.part} style={percent(part)} />}
            {pointer?.monitor === place && (
              <span className={styles.pointer} style={{ left: percentOf(pointer.x), top: percentOf(pointer.y) }} />
            )}
          </button>
        );
      })}
    </fieldset>
  );
}

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function shareOf(area: Part, { width, height }: Pick<Part, 'width' | 'height'>): CSSProperties {
  return percent({
    x: area.x / width,
    y: area.y / height,
    width: area.width / width,
    height: area.height / height,
  });
}

function percent({ x, y, width, height }: Part): CSSProperties {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}

function percentOf(place: number): string {
  return `${(place / 65_535) * 100}%`;
}

/** Brings to the middle what was clicked on. */
function scrollTo(element: HTMLElement | null, { clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): void {
  if (element === null) return;
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  element.scrollTo({
    left: ((clientX - left) / width) * element.scrollWidth - element.clientWidth / 2,
    top: ((clientY - top) / height) * element.scrollHeight - element.clientHeight / 2,
  });
}
