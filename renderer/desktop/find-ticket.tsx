import { Button } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { ticketNumber } from '#domain/incident/incident.record.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useParams } from 'wouter';
import { useDesk } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { watchTicketOfNumber } from '../incident/incident-repository.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { AbsentTicket } from '../replica/absent-ticket.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';

/** Where links from outside arrive: looks the ticket up by its number and opens it, now or when it comes. */
export function FindTicket() {
  const { t } = useTranslation('desktop');
  const { number: named = '' } = useParams();
  const [, go] = useLocation();
  const number = ticketNumber.safeParse(named.toUpperCase());
  usePageTitle(t('find.title', { number: named }));
  if (number.success) return <FoundTicket number={number.data} />;
  return (
    <EmptyState icon={IconTicket} title={t('find.invalid')} hint={t('find.invalidHint')}>
      <Button onClick={() => go(routes.queue())}>{t('find.back')}</Button>
    </EmptyState>
  );
}

function FoundTicket({ number }: { readonly number: TicketNumber }) {
  const { t } = useTranslation('desktop');
  const desk = useDesk();
  const [, go] = useLocation();
  const ticket = useLive(useMemo(() => watchTicketOfNumber(desk, number), [desk, number]));
  if (ticket === undefined) return <ScreenSkeleton />;
  if (ticket !== null) return <Redirect to={routes.incident(ticket)} replace />;
  return (
    <AbsentTicket sought={number}>
      <EmptyState icon={IconTicket} title={t('find.missing', { number })} hint={t('find.missingHint')}>
        <Button onClick={() => go(routes.queue())}>{t('find.back')}</Button>
      </EmptyState>
    </AbsentTicket>
  );
}
