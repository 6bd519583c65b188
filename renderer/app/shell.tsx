import { useMediaQuery } from '@mantine/hooks';
import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { usePreferences } from './desk-context.ts';
import { ErrorBorder } from './error-border.tsx';
import { DroppedMailsContext, useMailDrop } from '../mail/dropped-mails.ts';
import { AnnouncementBar } from '../announcement/announcement-bar.tsx';
import { FirstSyncBar } from './first-sync-bar.tsx';
import { MissingScreen } from './missing-screen.tsx';
import { usePreferenceStore } from './preferences.ts';
import { Rail } from './rail.tsx';
import { RestoredBar } from './restored-bar.tsx';
import { routes } from './routes.ts';
import { screens } from './screens.ts';
import styles from './shell.module.css';
import { useDeskOverlays } from './use-desk-overlays.tsx';

/** The frame of the desk: rail, the screen at the present address, and what lies over both. */
export function Shell() {
  const preferences = usePreferences();
  const { isRailCollapsed } = usePreferenceStore(preferences);
  const isNarrow = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false });
  const { openPalette, overlays } = useDeskOverlays();
  const [, go] = useLocation();
  const mails = useMailDrop(() => go(routes.log()));

  return (
    <div className={styles.shell}>
      <Rail
        isCollapsed={isRailCollapsed || isNarrow}
        mayUnfold={!isNarrow}
        onCollapse={() => preferences.change({ isRailCollapsed: !isRailCollapsed })}
        onSearch={openPalette}
      />
      <main className={styles.main}>
        <div>
          <RestoredBar />
          <FirstSyncBar />
          <AnnouncementBar />
        </div>
        <ErrorBorder>
          <DroppedMailsContext value={mails}>
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
          </DroppedMailsContext>
        </ErrorBorder>
      </main>
      {overlays}
    </div>
  );
}
