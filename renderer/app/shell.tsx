import { useMediaQuery } from '@mantine/hooks';
import { createSpotlight } from '@mantine/spotlight';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { useActionRegistry, useActions } from './actions/use-actions.ts';
import { useKeyPresses } from './actions/use-key-presses.ts';
import { CommandPalette } from './command-palette.tsx';
import { useDeskActions } from './desk-actions.ts';
import { usePreferences } from './desk-context.ts';
import { ErrorBorder } from './error-border.tsx';
import { MissingScreen } from './missing-screen.tsx';
import { usePreferenceStore } from './preferences.ts';
import { Rail } from './rail.tsx';
import { routes } from './routes.ts';
import { screens } from './screens.ts';
import { ShortcutsOverlay } from './shortcuts-overlay.tsx';
import styles from './shell.module.css';

const JoinSupport = lazy(async () => ({ default: (await import('../remote-support/join-support.tsx')).JoinSupport }));

/** The frame of the desk: rail, the screen at the present address, and what lies over both. */
export function Shell() {
  const preferences = usePreferences();
  const { isRailCollapsed } = usePreferenceStore(preferences);
  const isNarrow = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false });
  const [[paletteStore, palette]] = useState(() => createSpotlight());
  const [isShortcutsOpen, setIsShortcutsOpen] = useState(false);
  const openShortcuts = useCallback(() => setIsShortcutsOpen(true), []);
  const [isJoining, setIsJoining] = useState(false);
  const openJoinSupport = useCallback(() => setIsJoining(true), []);

  useKeyPresses(useActionRegistry());
  useActions('desk', useDeskActions({ openPalette: palette.open, openShortcuts, openJoinSupport }));

  return (
    <div className={styles.shell}>
      <Rail
        isCollapsed={isRailCollapsed || isNarrow}
        mayUnfold={!isNarrow}
        onCollapse={() => preferences.change({ isRailCollapsed: !isRailCollapsed })}
        onSearch={palette.open}
      />
      <main className={styles.main}>
        <ErrorBorder>
          <Suspense fallback={<ScreenSkeleton />}>
            <Switch>
              {screens.map(({ id, path, view: View }) => (
                <Route key={id} path={path}>
                  <View />
                </Route>
              ))}
              <Route path="/">
                <Redirect to={routes.queue()} replace />
              </Route>
              <Route>
                <MissingScreen />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBorder>
      </main>
      <CommandPalette store={paletteStore} />
      {isJoining && (
        <Suspense>
          <JoinSupport onClose={() => setIsJoining(false)} />
        </Suspense>
      )}
      <ShortcutsOverlay isOpen={isShortcutsOpen} onClose={() => setIsShortcutsOpen(false)} />
    </div>
  );
}
