import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskInside } from '../app/desk-context.ts';
import { hideToast, toast } from '../look/toast.tsx';

interface Dismissing {
  /** Commands that are let go and no longer shown, although they can still be had back. */
  readonly gone: ReadonlySet<string>;
  readonly dismiss: (command: string) => void;
}

/**
 * Lets go of refused commands, and with them of what was typed, only once it can no longer be undone. Leaving the
 * screen does not undo it; closing the window in time does, and what was typed is there again.
 */
export function useDismissals(): Dismissing {
  const { t } = useTranslation('sync');
  const { dismissals } = useDeskInside();
  const gone = useSyncExternalStore(dismissals.subscribe, dismissals.gone);

  const dismiss = useCallback(
    (command: string) => {
      const undo = { label: t('refused.undo'), run: () => dismissals.undo(command) };
      const offer = toast({ message: t('refused.dismissed'), undo });
      dismissals.dismiss(command, () => hideToast(offer));
    },
    [dismissals, t],
  );
  return { gone, dismiss };
}
