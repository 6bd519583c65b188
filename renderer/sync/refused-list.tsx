import { useCallbackRef } from '@mantine/hooks';
import { Button } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDownload,
  IconRefresh,
  IconTicket,
  IconX,
} from '@tabler/icons-react';
import type { Refusal } from '#domain/kernel/result.ts';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { toast } from '../look/toast.tsx';
import { RefusedCard } from './refused-card.tsx';
import type { OutboxRow } from './sync-repository.ts';
import { reapplyRefused } from './sync-repository.ts';
import { typedTextOf } from './typed-text.ts';
import { useActsText } from './use-acts-text.ts';
import { useDismissals } from './use-dismissals.ts';
import { useOutboxWords } from './use-outbox-words.ts';
import lines from '../look/lines.module.css';
import styles from './refused-list.module.css';

/** What the hub said no to: what happened, what is kept, and what can be done. J and K move among them. */
export function RefusedList({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { t } = useTranslation('sync');
  const list = useRef<HTMLUListElement>(null);
  const { gone, dismiss } = useDismissals();
  const shown = rows.filter(({ outbox }) => !gone.has(outbox.id));
  const [cursor, setCursor] = useState(0);
  const place = Math.max(0, Math.min(cursor, shown.length - 1));
  const { again, reapply } = useReapply();
  const { save } = useActsText(useOutboxWords());

  function move(step: 1 | -1): void {
    const next = Math.max(0, Math.min(place + step, shown.length - 1));
    setCursor(next);
    list.current?.children[next]?.querySelector<HTMLElement>('article')?.focus();
  }
  useRefusedActions({ present: shown[place] ?? null, move, reapply, dismiss });

  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="sync-refused">
      <h2 id="sync-refused" className={lines.title}>
        {t('refused.title', { count: shown.length })}
      </h2>
      <p className={lines.hint}>{t('refused.hint')}</p>
      <Button
        className={styles.save}
        leftSection={<IconDownload size={15} stroke={1.75} />}
        onClick={() => save(shown)}
      >
        {t('asText.save')}
      </Button>
      <ul ref={list} className={styles.list}>
        {shown.map((row, rowPlace) => (
          <li key={row.outbox.id}>
            <RefusedCard
              row={row}
              isAtCursor={rowPlace === place}
              refusedAgain={again.get(row.outbox.id) ?? null}
              onReapply={() => reapply(row.outbox.id)}
              onDismiss={() => dismiss(row.outbox.id)}
              onPoint={() => setCursor(rowPlace)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Does refused commands once more, and remembers which were refused again and why. */
function useReapply() {
  const { t } = useTranslation('sync');
  const desk = useDesk();
  const [again, setAgain] = useState<ReadonlyMap<string, Refusal>>(new Map());
  async function reapply(command: string): Promise<void> {
    const outcome = await reapplyRefused(desk, command);
    if (outcome.ok) toast({ message: t('refused.reapplied') });
    else setAgain((before) => new Map([...before, [command, outcome.refusal]]));
  }
  return { again, reapply: (command: string) => void reapply(command) };
}

interface RefusedActions {
  readonly present: OutboxRow | null;
  readonly move: (step: 1 | -1) => void;
  readonly reapply: (command: string) => void;
  readonly dismiss: (command: string) => void;
}

function useRefusedActions({ present, move, reapply, dismiss }: RefusedActions): void {
  const { t } = useTranslation('sync');
  const [, go] = useLocation();
  const wordsOf = useOutboxWords();
  const hasAny = present !== null;
  const address = present === null ? null : wordsOf(present).subject.address;
  const moveOn = useCallbackRef(move);
  const reapplyPresent = useCallbackRef(() => present !== null && reapply(present.outbox.id));
  const typed = present === null ? '' : typedTextOf(present.outbox.entry);
  const copyPresent = useCallbackRef(() => void navigator.clipboard.writeText(typed));
  const dismissPresent = useCallbackRef(() => present !== null && dismiss(present.outbox.id));
  const actions = useMemo(() => {
    if (!hasAny) return [];
    const open = { id: 'sync.open', title: t('action.open'), icon: IconTicket, keys: ['o'] };
    const copy = { id: 'sync.copy', title: t('action.copy'), icon: IconCopy, keys: ['y'] };
    return [
      { id: 'sync.next', title: t('action.next'), icon: IconArrowDown, keys: ['j'], run: () => moveOn(1) },
      { id: 'sync.previous', title: t('action.previous'), icon: IconArrowUp, keys: ['k'], run: () => moveOn(-1) },
      { id: 'sync.reapply', title: t('action.reapply'), icon: IconRefresh, keys: ['r'], run: () => reapplyPresent() },
      { id: 'sync.dismiss', title: t('action.dismiss'), icon: IconX, keys: ['x'], run: () => dismissPresent() },
      ...(typed === '' ? [] : [{ ...copy, run: () => copyPresent() }]),
      ...(address === null ? [] : [{ ...open, run: () => go(address) }]),
    ];
  }, [t, go, hasAny, address, typed, moveOn, reapplyPresent, dismissPresent, copyPresent]);
  useActions('screen', actions);
}
