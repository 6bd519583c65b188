import { useTranslation } from 'react-i18next';
import { hueOf, initialsOf } from './person-avatar.rules.ts';
import styles from './person-avatar.module.css';

interface PersonAvatarProps {
  /** Empty when the person's record is not here yet. */
  readonly name: string;
  /** What the colour is chosen by, so that it stays when the name changes. */
  readonly id: string;
  readonly size?: number;
  /** Set where the name stands beside it: then it is a picture and nothing more. */
  readonly isDecoration?: boolean;
}

/** Initials in a colour that is always the same for the same person. */
export function PersonAvatar({ name, id, size = 20, isDecoration = false }: PersonAvatarProps) {
  const { t } = useTranslation('look');
  const label = name === '' ? t('unknownPerson') : name;
  return (
    <span
      className={styles.avatar}
      style={{ '--avatar-hue': hueOf(id), '--avatar-size': `${size}px` }}
      {...(isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, 'data-hint': label })}
    >
      {initialsOf(label)}
    </span>
  );
}
