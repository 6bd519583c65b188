import { useElementSize } from '@mantine/hooks';
import type { ReactNode, RefObject } from 'react';
import { useCallback, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { usePreferences } from '../app/desk-context.ts';
import { usePreferenceStore } from '../app/preferences.ts';
import { useListCursor } from './use-list-cursor.ts';
import { useNearEnd } from './use-near-end.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import styles from './record-list.module.css';

interface RecordListProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly openId: string | null;
  readonly addressOf: (id: string) => string;
  /** What stands in a row. It fills the row's link, so it holds nothing that can be pressed. */
  readonly children: (row: Row) => ReactNode;
  /** The last rows come into sight, so that more can be read. */
  readonly onNearEnd?: () => void;
}

/** Under this width a row takes two lines; stylesheets of rows ask `@container records (max-width: 639px)`. */
const TWO_LINES_UNDER_PX = 640;
const rowHeightsPx = { comfortable: { line: 40, twoLines: 58 }, compact: { line: 30, twoLines: 48 } } as const;

/** A long list of which only the rows in sight are drawn. The keyboard moves in it; each row leads to its record. */
export function RecordList<Row extends { readonly id: string }>(props: RecordListProps<Row>) {
  const { label, rows, openId, addressOf, children } = props;
  const [, go] = useLocation();
  const { density } = usePreferenceStore(usePreferences());
  const { ref: sizeRef, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = rowHeightsPx[density][width > 0 && width < TWO_LINES_UNDER_PX ? 'twoLines' : 'line'];
  const heightAt = useCallback(() => rowPx, [rowPx]);
  const keyAt = useCallback((place: number) => rows[place]?.id ?? String(place), [rows]);
  const { items, totalPx, reveal } = useVisibleRows({ scroller, count: rows.length, heightAt, keyAt });
  const cursorId = useListCursor({
    ids: rows.map(({ id }) => id),
    openId,
    onOpen: (id, isMove) => go(addressOf(id), { replace: isMove }),
    scroller,
    reveal,
  });
  useNearEnd(items, rows.length, props.onNearEnd);
  const openPlace = rows.findIndex(({ id }) => id === openId);
  useOpenRowInSight(openPlace * rowPx, width > 0 && totalPx === rows.length * rowPx, scroller);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul ref={sizeRef} className={styles.list} aria-label={label} style={{ height: totalPx }}>
        {items.map(({ key, index, start, size }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={String(key)}
              className={styles.item}
              style={{ height: size, transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              <Link
                href={addressOf(row.id)}
                className={styles.row}
                data-row={row.id}
                data-cursor={row.id === cursorId}
                aria-current={row.id === openId ? 'true' : undefined}
                tabIndex={row.id === cursorId ? 0 : -1}
                draggable={false}
              >
                {children(row)}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Whoever comes by a link finds the open row in the middle of the list; afterwards the list is the reader's own. */
function useOpenRowInSight(topPx: number, isLaidOut: boolean, scroller: RefObject<HTMLElement | null>): void {
  const isDone = useRef(false);
  useEffect(() => {
    const list = scroller.current;
    if (isDone.current || !isLaidOut || list === null) return;
    isDone.current = true;
    if (topPx > list.clientHeight) list.scrollTo({ top: topPx - list.clientHeight / 2 });
  }, [topPx, isLaidOut, scroller]);
}
