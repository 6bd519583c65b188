import { useLive } from '#platform/browser/use-live.ts';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { EnrolPage } from '../enrolment/enrol-page.tsx';
import { refusalIn } from '../look/refusals.ts';
import { BlockedPage } from './blocked-page.tsx';
import { Border } from './border.tsx';
import { EnrolledProvider, useHelper } from './helper.ts';
import { Pages } from './pages.tsx';
import { pathOf } from './routes.ts';
import { Shell } from './shell.tsx';

export function App() {
  return (
    <Border>
      <Door />
    </Border>
  );
}

/** What can be shown at all: before there is a desk, its code is asked for; where something is in the way, it is said. */
function Door() {
  const { state$ } = useHelper();
  const state = useLive(state$);
  useWanderer();
  if (state === undefined || state.stage === 'starting') return null;
  if (state.stage === 'not-enrolled') return <EnrolPage />;
  if (state.stage === 'blocked') return <BlockedPage refusal={refusalIn(state.refusal)} />;
  return (
    <EnrolledProvider value={state}>
      <Shell>
        <Pages />
      </Shell>
    </EnrolledProvider>
  );
}

/** Goes where a notification or the tray leads, and tells the core when the network is back. */
function useWanderer(): void {
  const { places$, ask } = useHelper();
  const [, goTo] = useLocation();
  useEffect(() => {
    const subscription = places$.subscribe((place) => goTo(pathOf(place)));
    return () => subscription.unsubscribe();
  }, [places$, goTo]);
  useEffect(() => {
    const retry = (): void => {
      // Before the computer is enrolled there is nothing to retry, and the core says so.
      ask('link.retry', {}).catch(() => null);
    };
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [ask]);
}
