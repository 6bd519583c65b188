import { IconFlag } from '@tabler/icons-react';
import type { Device } from '#domain/inventory/device.record.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { helpedForMs } from '#domain/remote-support/support-session.rules.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDirectory } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { lengthWords } from '../look/length-words.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import styles from './past-sessions.module.css';

interface PastSessionRowProps {
  readonly session: SupportSession;
  readonly person: Person | undefined;
  readonly device: Device | undefined;
}

/** One session that is over: who helped whom where, for how long, and whether the person objected. */
export function PastSessionRow({ session, person, device }: PastSessionRowProps) {
  const { t, i18n } = useTranslation('support');
  const { colleagues } = useDirectory();
  const name = person?.name ?? t('waiting.nobody');
  const helpers = new Set(session.spells.map(({ agent }) => colleagues.get(agent)?.name ?? ''));
  const title =
    session.device === null
      ? t('session.titleInBrowser', { name })
      : t('session.title', { name, device: device?.name ?? '' });
  const lastedMs = helpedForMs(session, epochMs.parse(session.endedAtMs ?? session.changedAtMs));
  return (
    <li className={styles.row}>
      <Link href={routes.supportSession(session.id)} className={styles.link}>
        {title}
      </Link>
      <p className={styles.faint}>
        {t('there.helped', { name: new Intl.ListFormat(i18n.language).format(helpers) })}
        {' · '}
        {lengthWords(Math.max(1_000, lastedMs), i18n.language)}
        {' · '}
        <RelativeTime atMs={session.joinedAtMs ?? session.requestedAtMs} form="long" />
      </p>
      {session.granted.length > 0 && (
        <p className={styles.faint}>
          {t('audit.allowed', {
            what: new Intl.ListFormat(i18n.language).format(session.granted.map((one) => t(`capability.${one}`))),
          })}
        </p>
      )}
      {session.objectedAtMs !== null && <Objection />}
    </li>
  );
}

/** The person said afterwards that they had not agreed to something; what, is on the ticket. */
export function Objection() {
  const { t } = useTranslation('support');
  return (
    <p className={styles.objection}>
      <IconFlag size={14} stroke={1.75} aria-hidden="true" />
      {t('audit.objection')}
    </p>
  );
}
