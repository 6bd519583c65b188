import type { Observable } from 'rxjs';
import { Router } from 'wouter';
import { AgentPage } from '../session/agent-page.tsx';
import type { SessionState, Sessions } from '../session/sessions.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { Border } from './broken-page.tsx';
import { Pages } from './pages.tsx';
import type { Portal } from './portal.ts';
import { PortalProvider } from './portal.ts';
import { Shell } from './shell.tsx';
import { useLive } from '#platform/browser/use-live.ts';

/** Who is at the door. */
export type Visit =
  | Extract<SessionState, { kind: 'out' }>
  | { readonly kind: 'agent' }
  | { readonly kind: 'in'; readonly portal: Portal };

interface AppProps {
  readonly visit$: Observable<Visit>;
  readonly sessions: Sessions;
  /** Where the portal begins, without a slash at the end. */
  readonly base: string;
}

export function App(props: AppProps) {
  return (
    <Border>
      <Router base={props.base}>
        <Door {...props} />
      </Router>
    </Border>
  );
}

function Door({ visit$, sessions }: AppProps) {
  const visit = useLive(visit$);
  if (visit === undefined) return null;
  if (visit.kind === 'out') return <SignInPage why={visit.why} onSignIn={sessions.open} />;
  if (visit.kind === 'agent') return <AgentPage onSignOut={() => void sessions.close()} />;
  return (
    <PortalProvider value={visit.portal}>
      <Shell>
        <Pages />
      </Shell>
    </PortalProvider>
  );
}
