import type { IncidentId } from '#domain/kernel/fields.ts';
import { IconAppWindow } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesktop } from './desktop-context.ts';

/** Opens the ticket in a window of its own, also by palette and key; `null` where there are no windows to open. */
export function useTicketWindow(ticket: IncidentId): (() => void) | null {
  const { t } = useTranslation('desktop');
  const desktop = useDesktop();
  const isOffered = desktop?.state.window === 'desk';
  const open = useCallback(() => void desktop?.ask('ticket.open-window', { ticket }), [desktop, ticket]);
  const actions = useMemo((): readonly Action[] => {
    if (!isOffered) return [];
    return [
      { id: 'ticket.open-window', title: t('ticket.open'), keys: ['shift+enter'], icon: IconAppWindow, run: open },
    ];
  }, [t, isOffered, open]);
  useActions('screen', actions);
  return isOffered ? open : null;
}
