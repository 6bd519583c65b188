import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDeskInside } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import styles from './settings-screen.module.css';

/** Who is signed in, and what they are on the desk. */
export function MyRole() {
  const { t } = useTranslation(['workforce', 'settings']);
  const { me, myName, directory } = useDeskInside();
  const teams = me.teams.map((team) => directory.teams.get(team)?.name).filter((name) => name !== undefined);
  return (
    <div className={styles.setting}>
      <Link href={routes.person(me.person)} className={styles.me}>
        <PersonAvatar name={myName} id={me.person} size={32} isDecoration />
        <span>
          <span className={styles.name}>{myName}</span>
          <span className={styles.hint}>{[t(`appoint.roles.${me.role}`), ...teams].join(' · ')}</span>
        </span>
      </Link>
    </div>
  );
}
