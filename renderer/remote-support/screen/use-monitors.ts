import type { ShownMonitor } from '#contracts/remote-session/session-state-messages.ts';
import { useMemo, useState } from 'react';
import { showable } from './monitor-names.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';

/** The monitors over there, and the way to another one. */
export interface Monitors {
  readonly list: ScreenState['monitors'];
  /** Whether there is anything to choose. */
  readonly areSeveral: boolean;
  readonly shown: ShownMonitor | null;
  /** Asks for one; `null` for whoever only looks on, who sees what the one who helps has chosen. */
  readonly show: ((monitor: ShownMonitor) => void) | null;
  readonly showNext: (() => void) | null;
  /** Whether the map of them stands in a corner of the picture. */
  readonly hasMap: boolean;
  readonly toggleMap: () => void;
}

export function useMonitors(state: ScreenState | null, screen: ScreenSession | null, isHelping: boolean): Monitors {
  const list = state?.monitors ?? noMonitors;
  const picture = state?.picture ?? null;
  const shown = picture?.state === 'shown' ? picture.monitor : null;
  const mode = picture?.state === 'shown' ? picture.mode : 'auto';
  const [hasMap, setHasMap] = useState(true);
  return useMemo(() => {
    const show = screen === null || !isHelping ? null : (monitor: ShownMonitor) => screen.show({ monitor, mode });
    const all = showable(list);
    const next = all[(shown === null ? 0 : all.indexOf(shown) + 1) % Math.max(1, all.length)];
    const areSeveral = list.length > 1;
    return {
      list,
      areSeveral,
      shown,
      show,
      hasMap,
      toggleMap: () => setHasMap((has) => !has),
      showNext: show === null || next === undefined || !areSeveral ? null : () => show(next),
    };
  }, [list, shown, mode, screen, isHelping, hasMap]);
}

const noMonitors: ScreenState['monitors'] = [];
