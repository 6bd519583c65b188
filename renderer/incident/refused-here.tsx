import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { RefusedReply, stoppedReplyIn } from './refused-reply.tsx';
import styles from './refused-here.module.css';

interface RefusedHereProps extends Pick<ComponentProps<typeof RefusedReply>, 'journal' | 'requester' | 'dock'> {
  readonly outbox: readonly OutboxEntry[];
  /** Of the act that was just tried. */
  readonly refusal: Refusal | null;
}

/** What was refused on this ticket: just now by this device, or later by the hub. */
export function RefusedHere({ outbox, refusal, ...ticket }: RefusedHereProps) {
  const { t } = useTranslation('incident');
  const refused = outbox.filter(({ state }) => state === 'refused');
  const stopped = refused.flatMap((entry) => ({ entry, reply: stoppedReplyIn(entry) }));
  const later = stopped.filter(({ reply }) => reply === null);
  return (
    <>
      <RefusalNote refusal={refusal} />
      {stopped.map(
        ({ entry, reply }) =>
          reply !== null && <RefusedReply key={entry.id} stopped={entry} reply={reply} {...ticket} />,
      )}
      {later.length > 0 && (
        <p className={styles.later}>
          {t('refusedLater', { count: later.length })} <Link href={routes.sync()}>{t('refusedShow')}</Link>
        </p>
      )}
    </>
  );
}
