import type { Incident } from '#domain/incident/incident.record.ts';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintOutcome } from '#contracts/console-ipc.ts';
import type { Action } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { routes } from '../app/routes.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { toast } from '../look/toast.tsx';
import { refusalSentence } from '../words/use-refusal-sentence.ts';

/** Offers to print a ticket, for its requester or for the desk, and on the desktop to save it as a PDF. */
export function useTicketPrinting({ id, number }: Pick<Incident, 'id' | 'number'>): void {
  const { t } = useTranslation('printing');
  const { t: refusals } = useTranslation('refusal');
  const desktop = useDesktop();
  const actions = useMemo((): readonly Action[] => {
    const tell = (outcome: PrintOutcome) => outcome === 'failed' && toast({ message: t('failed') });
    async function print(withInternal: boolean): Promise<void> {
      if (desktop === null) window.open(routes.print(id, withInternal), '_blank', 'noopener');
      else tell(await desktop.ask('ticket.print', { ticket: id, withInternal }));
    }
    async function savePdf(): Promise<void> {
      const name = number ?? t('unnumbered');
      const outcome = (await desktop?.ask('ticket.save-pdf', { ticket: id, name })) ?? 'cancelled';
      if (outcome === 'failed') toast({ message: t('failed') });
      else if (outcome !== 'saved' && outcome !== 'cancelled')
        toast({ message: refusalSentence(refusals, { code: outcome }) });
    }
    return [
      { id: 'incident.print', title: t('forRequester'), icon: IconPrinter, run: () => void print(false) },
      { id: 'incident.print-internal', title: t('forDesk'), icon: IconPrinter, run: () => void print(true) },
      ...(desktop === null
        ? []
        : [{ id: 'incident.save-pdf', title: t('savePdf'), icon: IconFileTypePdf, run: () => void savePdf() }]),
    ];
  }, [t, refusals, desktop, id, number]);
  useActions('screen', actions);
}
