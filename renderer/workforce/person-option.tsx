import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import type { PersonMatch } from './person-match.ts';
import { VipMark } from './vip-mark.tsx';
import styles from './person-option.module.css';

/** One person among those found: who, where, how to reach them, and what they sit at. */
export function PersonOption({ match }: { readonly match: PersonMatch }) {
  const { t } = useTranslation('call');
  const { sites } = useDirectory();
  const { person, by, device } = match;
  const site = person.site === null ? undefined : sites.get(person.site);
  const where = [person.department, site?.name].filter((part) => typeof part === 'string').join(' · ');
  const addresses = { email: person.emails[0], login: person.login, phone: match.phone };
  const address = (by === 'email' || by === 'login' ? addresses[by] : addresses.phone) ?? person.phones[0];
  return (
    <div className={styles.option} data-left={!person.isActive}>
      <PersonAvatar name={person.name} id={person.id} size={26} isDecoration />
      <span className={styles.who}>
        <span className={styles.name}>
          <span className={styles.nameText}>{person.name}</span>
          {person.isVip && <VipMark />}
          {!person.isActive && <span className={styles.left}>{t('who.hasLeft')}</span>}
        </span>
        <span className={styles.where}>{where}</span>
      </span>
      <span className={styles.reach}>
        <span data-found={by === 'phone' || by === 'email' || by === 'login'}>{address}</span>
        <span data-found={by === 'device'}>{device?.name}</span>
      </span>
    </div>
  );
}
