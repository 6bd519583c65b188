import type { Person } from '#domain/workforce/person.record.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { VipMark } from './vip-mark.tsx';
import styles from './person-row.module.css';

interface PersonRowProps {
  readonly person: Person;
  /** Tickets of theirs that somebody still owes them. */
  readonly openCount: number;
}

/** One person in the list: who, what they do, where, how to reach them, and whether they wait for us. */
export const PersonRow = memo(function PersonRow({ person, openCount }: PersonRowProps) {
  const { t } = useTranslation('workforce');
  const { sites } = useDirectory();
  const site = person.site === null ? undefined : sites.get(person.site);
  return (
    <div className={styles.row} data-left={!person.isActive}>
      <span className={styles.avatar}>
        <PersonAvatar name={person.name} id={person.id} size={22} isDecoration />
      </span>
      <span className={styles.name}>
        <span className={styles.nameText}>{person.name}</span>
        {person.isVip && <VipMark />}
        {!person.isActive && <span className={styles.left}>{t('person.hasLeft')}</span>}
      </span>
      <span className={styles.work}>
        {[person.department, person.title].filter((part) => part !== null).join(' · ')}
      </span>
      <span className={styles.site}>{site?.name}</span>
      <span className={styles.phone}>{person.phones[0]}</span>
      <span className={styles.open}>
        {openCount > 0 && <span className={styles.openCount}>{t('people.openTickets', { count: openCount })}</span>}
      </span>
    </div>
  );
});
