import { useCallbackRef } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconCornerDownLeft } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import type { QueueRow } from './incident-order.ts';

interface QueueCursorOptions {
  readonly rows: readonly QueueRow[];
  readonly openId: string | null;
  readonly addressOf: (id: string | null) => string;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Scrolls a row into sight. */
  readonly reveal: (place: number) => void;
}

/** The row the keyboard is on. While a ticket is open, moving opens the next one. */
export function useQueueCursor({ rows, openId, addressOf, scroller, reveal }: QueueCursorOptions): string | null {
  const { t } = useTranslation('incident');
  const [, go] = useLocation();
  const [cursor, setCursor] = useState({ id: openId, place: 0 });
  const place = placeOf(rows, openId ?? cursor.id, cursor.place);
  const row = rows[place];

  const move = useCallbackRef((step: 1 | -1) => {
    const next = nextIncident(rows, place, step);
    const target = rows[next]?.id;
    if (target === undefined) return;
    setCursor({ id: target, place: next });
    reveal(next);
    if (openId !== null) go(addressOf(target), { replace: true });
    focusRow(scroller.current, target);
  });
  const open = useCallbackRef(() => {
    if (row?.kind === 'incident') go(addressOf(row.id));
  });
  const actions = useMemo(() => {
    const listensTo = (keys: string) => isForList(keys, scroller.current);
    const next = { title: t('action.next'), icon: IconArrowDown, run: () => move(1) };
    const previous = { title: t('action.previous'), icon: IconArrowUp, run: () => move(-1) };
    return [
      { id: 'queue.next', keys: ['j', 'arrowdown'], listensTo, ...next },
      { id: 'queue.previous', keys: ['k', 'arrowup'], listensTo, ...previous },
      { id: 'queue.open', title: t('action.open'), keys: ['enter'], icon: IconCornerDownLeft, run: open },
    ];
  }, [t, scroller, move, open]);
  useActions('screen', actions);
  useOpenRow({ isRead: rows.length > 0, place, openId, scroller, reveal });
  return row?.id ?? null;
}

interface OpenRowOptions extends Pick<QueueCursorOptions, 'openId' | 'scroller' | 'reveal'> {
  readonly isRead: boolean;
  readonly place: number;
}

/**
 * Whoever comes by a link finds the open ticket in sight; afterwards the list is the reader's own. Closing a ticket
 * gives the focus back to its row, unless it has gone elsewhere.
 */
function useOpenRow({ isRead, place, openId, scroller, reveal }: OpenRowOptions): void {
  const isFound = useRef(false);
  useEffect(() => {
    if (isFound.current || !isRead) return;
    isFound.current = true;
    if (openId !== null) reveal(place);
  }, [isRead, openId, place, reveal]);

  const before = useRef(openId);
  useEffect(() => {
    if (before.current !== null && openId === null) focusRow(scroller.current, before.current);
    before.current = openId;
  }, [openId, scroller]);
}

/** Where the row stands now; where it stood when it is gone. Never on a group's heading. */
function placeOf(rows: readonly QueueRow[], id: string | null, lastPlace: number): number {
  const found = id === null ? -1 : rows.findIndex((row) => row.id === id);
  const place = found === -1 ? Math.min(lastPlace, rows.length - 1) : found;
  return rows[place]?.kind === 'group' ? nextIncident(rows, place, 1) : Math.max(0, place);
}

/** The next incident in that direction, past any headings; the same place at either end. */
function nextIncident(rows: readonly QueueRow[], place: number, step: 1 | -1): number {
  for (let next = place + step; next >= 0 && next < rows.length; next += step) {
    if (rows[next]?.kind === 'incident') return next;
  }
  return place;
}

/** Letters move from anywhere; arrows only where nothing else is there to be scrolled or moved by them. */
function isForList(keys: string, list: HTMLElement | null): boolean {
  if (!keys.startsWith('arrow')) return true;
  const { activeElement } = document;
  return activeElement === document.body || (list !== null && list.contains(activeElement));
}

function focusRow(list: HTMLElement | null, id: string): void {
  if (!isForList('arrow', list)) return;
  // The row may be drawn only after the list has scrolled to it.
  requestAnimationFrame(() => {
    list?.querySelector<HTMLElement>(`[data-incident="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
}
