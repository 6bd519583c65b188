import { Router, useLocation } from 'wouter';
import { incidentId } from '#domain/kernel/fields.ts';
import { ErrorBorder } from '../app/error-border.tsx';
import { MissingScreen } from '../app/missing-screen.tsx';
import { useDeskOverlays } from '../app/use-desk-overlays.tsx';
import { IncidentPage } from '../incident/incident-page.tsx';
import type { Desktop } from './desktop.ts';
import { useOneScreen } from './one-screen.ts';
import styles from './ticket-window.module.css';

/** One ticket in a window of its own. Whatever leads away from it opens in the window of the desk. */
export function TicketWindow({ desktop }: { readonly desktop: Desktop }) {
  const [ticketPath] = useLocation();
  const hook = useOneScreen(desktop);
  return (
    <Router hook={hook}>
      <TicketFrame path={ticketPath} onClose={() => void desktop.ask('window.close', {})} />
    </Router>
  );
}

function TicketFrame({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const { overlays } = useDeskOverlays();
  const ticket = incidentId.safeParse(path.replace(/^\/ticket\//, '').replace(/%3A/i, ':'));

  return (
    <main className={styles.ticket}>
      <ErrorBorder>
        {ticket.success ? <IncidentPage id={ticket.data} onClose={onClose} /> : <MissingScreen />}
      </ErrorBorder>
      {overlays}
    </main>
  );
}
