import { useElementSize } from '@mantine/hooks';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useCallback, useRef } from 'react';
import { usePreferences } from '../app/desk-context.ts';
import type { Preferences } from '../app/preferences.ts';
import { usePreferenceStore } from '../app/preferences.ts';
import { useNearEnd } from '../look/use-near-end.ts';
import { useVisibleRows } from '../look/use-visible-rows.ts';
import { useClockLines } from '../service-level/use-clock-lines.ts';
import { IncidentGroupRow } from './incident-group-row.tsx';
import type { QueueRow } from './incident-order.ts';
import { IncidentRow } from './incident-row.tsx';
import { useOpenAround } from './use-open-around.ts';
import { useHeldRows } from './use-held-rows.ts';
import { useQueueCursor } from './use-queue-cursor.ts';
import styles from './incident-list.module.css';

interface IncidentListProps {
  readonly rows: readonly QueueRow[];
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly unsynced: ReadonlySet<string>;
  readonly openId: string | null;
  readonly addressOf: (id: string | null) => string;
  /** The last rows come into sight. */
  readonly onNearEnd: () => void;
}

/** Under this width a row takes two lines; the stylesheet of the rows says the same. */
const TWO_LINES_UNDER_PX = 720;
const heights = {
  comfortable: { line: 36, twoLines: 58, group: 34 },
  compact: { line: 28, twoLines: 48, group: 28 },
} as const satisfies Readonly<Record<Preferences['density'], object>>;

/** The rows that are in sight, out of thousands. Nothing moves under the pointer; J and K move the cursor. */
export function IncidentList({ rows: wanted, people, unsynced, openId, addressOf, onNearEnd }: IncidentListProps) {
  const { density } = usePreferenceStore(usePreferences());
  const { ref: sizeRef, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, holdHandlers } = useHeldRows(wanted);
  const height = heights[density];
  const rowHeight = width > 0 && width < TWO_LINES_UNDER_PX ? height.twoLines : height.line;

  const heightAt = useCallback(
    (place: number) => (rows[place]?.kind === 'group' ? height.group : rowHeight),
    [rows, height, rowHeight],
  );
  const keyAt = useCallback((place: number) => rows[place]?.id ?? String(place), [rows]);
  const { items, totalPx, reveal } = useVisibleRows({ scroller, count: rows.length, heightAt, keyAt });
  useNearEnd(items, rows.length, onNearEnd);
  const clockLines = useClockLines(useOpenAround(rows, items));
  const cursorId = useQueueCursor({ rows, openId, addressOf, scroller, reveal });

  return (
    <div ref={scroller} className={styles.scroller} {...holdHandlers}>
      <ul ref={sizeRef} className={styles.list} style={{ height: totalPx }}>
        {items.map(({ key, index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={String(key)}
              className={styles.item}
              style={{ height: size, transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              {row.kind === 'group' ? (
                <IncidentGroupRow value={row.value} count={row.count} />
              ) : (
                <IncidentRow
                  incident={row.incident}
                  requesterName={people.get(row.incident.requester)?.name ?? ''}
                  href={addressOf(row.id)}
                  isUnsynced={unsynced.has(row.id)}
                  clockLines={clockLines.get(row.id)}
                  isAtCursor={row.id === cursorId}
                  isOpen={row.id === openId}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
