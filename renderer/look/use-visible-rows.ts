import type { VirtualItem } from '@tanstack/react-virtual';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';

interface VisibleRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** In CSS pixels. Pass a stable function: another one lays the list out anew. */
  readonly heightAt: (place: number) => number;
  readonly keyAt: (place: number) => string;
}

export interface VisibleRows {
  /** The rows in sight and a few around them; may for one frame name places that have just gone. */
  readonly items: readonly VirtualItem[];
  readonly totalPx: number;
  /** Scrolls as little as it takes to bring a row into sight. */
  readonly reveal: (place: number) => void;
}

type Seen = Pick<VisibleRows, 'items' | 'totalPx'>;

/** Rows beyond the edges that are drawn too, so that scrolling meets no gaps. */
const OVERSCAN = 10;

/**
 * Which rows of a long list have to be drawn, by TanStack Virtual. Its own hook changes what it returned before,
 * which React's rules forbid; here every change is a new value.
 */
export function useVisibleRows({ scroller, count, heightAt, keyAt }: VisibleRowsOptions): VisibleRows {
  const [seen, setSeen] = useState<Seen>({ items: [], totalPx: 0 });
  const [virtualizer] = useState(
    () => new Virtualizer<HTMLElement, HTMLElement>(optionsOf({ scroller, count, heightAt, keyAt }, () => undefined)),
  );

  useLayoutEffect(() => {
    const show = () => {
      const next = { items: virtualizer.getVirtualItems(), totalPx: virtualizer.getTotalSize() };
      setSeen((present) => (isSame(present, next) ? present : next));
    };
    virtualizer.setOptions(optionsOf({ scroller, count, heightAt, keyAt }, show));
    virtualizer.measure();
    virtualizer._willUpdate();
    show();
  }, [virtualizer, scroller, count, heightAt, keyAt]);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);

  const [reveal] = useState(() => (place: number) => virtualizer.scrollToIndex(place, { align: 'auto' }));
  return { ...seen, reveal };
}

function optionsOf({ scroller, count, heightAt, keyAt }: VisibleRowsOptions, onChange: () => void) {
  return {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    getItemKey: keyAt,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange,
  };
}

function isSame(one: Seen, other: Seen): boolean {
  if (one.totalPx !== other.totalPx || one.items.length !== other.items.length) return false;
  return one.items.every(({ key, start, size }, place) => {
    const item = other.items[place];
    return item !== undefined && item.key === key && item.start === start && item.size === size;
  });
}
