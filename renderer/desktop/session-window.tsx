import { Route, Router, Switch } from 'wouter';
import { ErrorBorder } from '../app/error-border.tsx';
import { MissingScreen } from '../app/missing-screen.tsx';
import { useDeskOverlays } from '../app/use-desk-overlays.tsx';
import { SessionClosing } from '../remote-support/session-closing.tsx';
import { SessionPage } from '../remote-support/session-page.tsx';
import type { Desktop } from './desktop.ts';
import { useOneScreen } from './one-screen.ts';
import styles from './ticket-window.module.css';

/** One help session in a window of its own. Whatever leads away from it opens in the window of the desk. */
export function SessionWindow({ desktop }: { readonly desktop: Desktop }) {
  return (
    <Router hook={useOneScreen(desktop)}>
      <SessionFrame desktop={desktop} />
    </Router>
  );
}

function SessionFrame({ desktop }: { readonly desktop: Desktop }) {
  const { overlays } = useDeskOverlays();
  return (
    <main className={styles.ticket}>
      <ErrorBorder>
        <Switch>
          <Route path="/help/:session">
            <SessionPage />
            <SessionClosing desktop={desktop} />
          </Route>
          <Route>
            <MissingScreen />
          </Route>
        </Switch>
      </ErrorBorder>
      {overlays}
    </main>
  );
}
