import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { toast } from '../look/toast.tsx';
import { dismissRefused } from './sync-repository.ts';

/** How long a dismissal can be undone; as long as the toast that offers it stands. */
const UNDO_WINDOW_MS = 10_000;

interface Dismissals {
  /** Commands that are let go and no longer shown, although they can still be had back. */
  readonly gone: ReadonlySet<string>;
  readonly dismiss: (command: string) => void;
}

/**
 * Lets go of refused commands, and with them of what was typed, only once it can no longer be undone. Leaving the
 * screen does not undo it; closing the window in time does, and what was typed is there again.
 */
export function useDismissals(): Dismissals {
  const { t } = useTranslation('sync');
  const desk = useDesk();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  const dismiss = useCallback(
    (command: string) => {
      setGone((before) => new Set([...before, command]));
      const timer = setTimeout(() => void dismissRefused(desk, command), UNDO_WINDOW_MS);
      const undo = () => {
        clearTimeout(timer);
        setGone((before) => new Set([...before].filter((other) => other !== command)));
      };
      toast({ message: t('refused.dismissed'), undo: { label: t('refused.undo'), run: undo } });
    },
    [desk, t],
  );
  return { gone, dismiss };
}
