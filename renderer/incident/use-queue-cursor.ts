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
  const id = rows[place]?.id ?? null;

  // Actions are offered once and look at the present state, so that a live list does not offer them anew each time.
  const present = useRef({ rows, place, openId, addressOf, reveal });
  useEffect(() => {
    present.current = { rows, place, openId, addressOf, reveal };
  });

  const actions = useMemo(() => {
    function move(step: 1 | -1): void {
      const { rows, place, openId, addressOf, reveal } = present.current;
      const next = nextIncident(rows, place, step);
      const target = rows[next]?.id;
      if (target === undefined) return;
      setCursor({ id: target, place: next });
      reveal(next);
      if (openId !== null) go(addressOf(target), { replace: true });
      focusRow(scroller.current, target);
    }
    return [
      {
        id: 'queue.next',
        title: t('action.next'),
        keys: ['j', 'arrowdown'],
        icon: IconArrowDown,
        listensTo: (keys: string) => isForList(keys, scroller.current),
        run: () => move(1),
      },
      {
        id: 'queue.previous',
        title: t('action.previous'),
        keys: ['k', 'arrowup'],
        icon: IconArrowUp,
        listensTo: (keys: string) => isForList(keys, scroller.current),
        run: () => move(-1),
      },
      {
        id: 'queue.open',
        title: t('action.open'),
        keys: ['enter'],
        icon: IconCornerDownLeft,
        run: () => {
          const { rows, place, addressOf } = present.current;
          const row = rows[place];
          if (row?.kind === 'incident') go(addressOf(row.id));
        },
      },
    ];
  }, [t, go, scroller]);
  useActions('screen', actions);
  return id;
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
  const { activeElement } = document;
  const mayMove = activeElement === document.body || (list !== null && list.contains(activeElement));
  if (!mayMove) return;
  // The row may be drawn only after the list has scrolled to it.
  requestAnimationFrame(() => {
    list?.querySelector<HTMLElement>(`[data-incident="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
}
