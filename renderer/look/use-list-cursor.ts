import { useCallbackRef } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconCornerDownLeft } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';

interface ListCursorOptions {
  readonly ids: readonly string[];
  /** What stands open beside the list: moving then opens the next one. */
  readonly openId: string | null;
  readonly onOpen: (id: string, isMove: boolean) => void;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Scrolls a row into sight. */
  readonly reveal: (place: number) => void;
}

/** The row the keyboard is on: J, K and the arrows move it, Enter opens it. Stays at its place when its row goes. */
export function useListCursor({ ids, openId, onOpen, scroller, reveal }: ListCursorOptions): string | null {
  const { t } = useTranslation('look');
  const [cursor, setCursor] = useState({ id: openId, place: 0 });
  const found = ids.indexOf(openId ?? cursor.id ?? '');
  const place = found === -1 ? Math.max(0, Math.min(cursor.place, ids.length - 1)) : found;
  const id = ids[place] ?? null;

  const move = useCallbackRef((step: 1 | -1) => {
    const next = ids[place + step];
    if (next === undefined) return;
    setCursor({ id: next, place: place + step });
    reveal(place + step);
    if (openId !== null) onOpen(next, true);
    focusRow(scroller.current, next);
  });
  const open = useCallbackRef(() => {
    if (id !== null) onOpen(id, false);
  });
  const actions = useMemo(() => {
    const listensTo = (keys: string) => isForList(keys, scroller.current);
    return [
      {
        id: 'list.next',
        title: t('list.next'),
        keys: ['j', 'arrowdown'],
        icon: IconArrowDown,
        listensTo,
        run: () => move(1),
      },
      {
        id: 'list.previous',
        title: t('list.previous'),
        keys: ['k', 'arrowup'],
        icon: IconArrowUp,
        listensTo,
        run: () => move(-1),
      },
      {
        id: 'list.open',
        title: t('list.open'),
        keys: ['enter'],
        icon: IconCornerDownLeft,
        listensTo: (keys: string) => keys !== 'enter' || isForList('arrow', scroller.current),
        run: open,
      },
    ];
  }, [t, scroller, move, open]);
  useActions('screen', actions);
  return id;
}

/** Letters move from anywhere; arrows only where nothing else is there to be moved by them. */
function isForList(keys: string, list: HTMLElement | null): boolean {
  const { activeElement } = document;
  return !keys.startsWith('arrow') || activeElement === document.body || list?.contains(activeElement) === true;
}

function focusRow(list: HTMLElement | null, id: string): void {
  if (!isForList('arrow', list)) return;
  // The row may be drawn only after the list has scrolled to it.
  requestAnimationFrame(() => {
    list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
}
