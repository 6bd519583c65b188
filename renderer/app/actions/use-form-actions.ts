import { IconSend, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Action } from './action.ts';
import { useActions } from './use-actions.ts';

interface FormActionsOptions {
  readonly id: string;
  readonly submitTitle: string;
  readonly leaveTitle: string;
  readonly submit: () => void;
  readonly leave: () => void;
  /** Whether there is anything to send. */
  readonly maySubmit: () => boolean;
  /** Whether leaving it means anything now; a composer is only left while one writes in it. */
  readonly mayLeave?: () => boolean;
}

/** Ctrl+Enter sends a form and Esc leaves it, from any of its fields. */
export function useFormActions({ id, submitTitle, leaveTitle, ...acts }: FormActionsOptions): void {
  // Offered once; what they do follows what was typed since.
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: `${id}.submit`,
        title: submitTitle,
        keys: ['mod+enter'],
        icon: IconSend,
        worksWhileTyping: true,
        listensTo: () => latest.current.maySubmit(),
        run: () => latest.current.submit(),
      },
      {
        id: `${id}.leave`,
        title: leaveTitle,
        keys: ['escape'],
        icon: IconX,
        worksWhileTyping: true,
        listensTo: () => latest.current.mayLeave?.() !== false,
        run: () => latest.current.leave(),
      },
    ],
    [id, submitTitle, leaveTitle],
  );
  useActions('part', actions);
}
