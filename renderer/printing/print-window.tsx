import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { useDesk } from '../app/desk-context.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { usePeople } from '../app/use-people.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { watchTicket } from '../incident/incident-repository.ts';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { TicketPaper } from './ticket-paper.tsx';
import styles from './ticket-paper.module.css';

/** A ticket on paper: in a window nobody sees on the desktop, in a tab with a button in a browser. */
export function PrintWindow() {
  const [path] = useLocation();
  const [search] = useSearchParams();
  const ticket = incidentId.safeParse(path.replace(/^\/print\//, '').replace(/%3A/i, ':'));
  if (!ticket.success) return <MissingScreen />;
  return <Paper id={ticket.data} withInternal={search.get('internal') === '1'} />;
}

function Paper({ id, withInternal }: { readonly id: IncidentId; readonly withInternal: boolean }) {
  const desk = useDesk();
  const desktop = useDesktop();
  const ticket = useLive(useMemo(() => watchTicket(desk, id), [desk, id]));
  const incident = ticket?.incident ?? null;
  const people = usePeople(incident === null ? [] : [incident.requester]);
  const requester = incident === null ? undefined : people.get(incident.requester);
  const isWhole = incident !== null && requester !== undefined;
  useEffect(() => {
    // The letters are set once their fonts are there; before that a page is printed in others.
    if (isWhole && desktop !== null) void document.fonts.ready.then(() => desktop.ask('print.ready', {}));
  }, [isWhole, desktop]);

  if (ticket === undefined) return <ScreenSkeleton rows={8} />;
  if (incident === null) return <MissingScreen />;
  const { journal, outbox } = ticket;
  return (
    <>
      {desktop === null && <PrintBar />}
      <TicketPaper
        incident={incident}
        journal={journal}
        outbox={outbox}
        requester={requester}
        withInternal={withInternal}
      />
    </>
  );
}

function PrintBar() {
  const { t } = useTranslation('printing');
  return (
    <div className={styles.bar}>
      <Button
        size="sm"
        variant="filled"
        leftSection={<IconPrinter size={16} stroke={1.75} />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
    </div>
  );
}
