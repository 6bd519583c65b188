import {
  IconActivity,
  IconArrowsMaximize,
  IconAspectRatio,
  IconLayoutSidebarRight,
  IconMaximize,
  IconDeviceDesktop,
  IconFocusCentered,
  IconMap2,
  IconMouse,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../app/actions/action.ts';
import { useActions } from '../../app/actions/use-actions.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import { mayAskFor } from './screen-state.ts';
import type { FullScreen } from './use-full-screen.ts';
import type { Monitors } from './use-monitors.ts';
import type { Zoom } from './use-zoom.ts';

interface ScreenActsProps {
  readonly state: ScreenState | null;
  readonly screen: ScreenSession | null;
  readonly zoom: Zoom;
  readonly fullScreen: FullScreen;
  readonly onTogglePanel: () => void;
  readonly onToggleFigures: () => void;
  readonly monitors: Monitors;
}

/** What the buttons of the screen do, for palette and keys. While keys go to the other computer none of them listens. */
export function useScreenActions(props: ScreenActsProps): void {
  const { t } = useTranslation('screen');
  const { state, screen, zoom, fullScreen, onTogglePanel, onToggleFigures } = props;
  const { showNext, toggleMap } = props.monitors;
  const hasPicture = state?.stream != null;
  const mayAsk = state !== null && mayAskFor(state, 'control');
  const actions = useMemo(() => {
    const panel: Action = {
      id: 'screen.panel',
      title: t('panel.label'),
      icon: IconLayoutSidebarRight,
      keys: ['shift+p'],
      run: onTogglePanel,
    };
    const control: Action = {
      id: 'screen.control',
      title: t('rights.askControl'),
      icon: IconMouse,
      keys: ['shift+c'],
      run: () => screen?.ask('control'),
    };
    const picture: readonly Action[] = [
      { id: 'screen.fit', title: t('tools.fit'), icon: IconAspectRatio, keys: ['0'], run: zoom.fit },
      { id: 'screen.actual', title: t('tools.actual'), icon: IconMaximize, keys: ['1'], run: zoom.actual },
      {
        id: 'screen.follow',
        title: t('tools.follow'),
        icon: IconFocusCentered,
        keys: ['shift+z'],
        run: zoom.toggleFollowing,
      },
      { id: 'screen.map', title: t('map.label'), icon: IconMap2, keys: ['shift+g'], run: toggleMap },
      { id: 'screen.in', title: t('tools.zoomIn'), icon: IconZoomIn, keys: ['+', '='], run: () => zoom.zoomIn?.() },
      { id: 'screen.out', title: t('tools.zoomOut'), icon: IconZoomOut, keys: ['-'], run: () => zoom.zoomOut?.() },
      {
        id: 'screen.full',
        title: t('tools.fullScreen'),
        icon: IconArrowsMaximize,
        keys: ['shift+f'],
        run: fullScreen.toggle,
      },
      { id: 'screen.figures', title: t('tools.figures'), icon: IconActivity, keys: ['shift+d'], run: onToggleFigures },
    ];
    const next: readonly Action[] =
      showNext === null
        ? []
        : [
            {
              id: 'screen.monitor',
              title: t('tools.nextMonitor'),
              icon: IconDeviceDesktop,
              keys: ['shift+m'],
              run: showNext,
            },
          ];
    return [panel, ...next, ...(mayAsk ? [control] : []), ...(hasPicture ? picture : [])];
  }, [t, screen, zoom, fullScreen.toggle, onTogglePanel, onToggleFigures, toggleMap, showNext, hasPicture, mayAsk]);
  useActions('screen', actions);
}
