import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { capsOf, spokenKeys } from '../app/actions/key-press.ts';
import styles from './key-caps.module.css';

/** Whether the keyboard in front of the reader has a Command key. */
function isOnMac(): boolean {
  return navigator.userAgent.includes('Mac OS');
}

/** A shortcut as key caps: `g q` as G Q. For the eye; screen readers get the action's name, or `KeyWords`. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.caps} aria-hidden="true">
      {capsOf(keys, isOnMac()).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}

/** Shortcuts in words, for screen readers alone: `mod+k` as Ctrl+K. */
export function KeyWords({ keys }: { readonly keys: readonly string[] }) {
  const { t } = useTranslation('look');
  const spoken = keys.map((each) => spokenKeys(each, isOnMac(), (key) => t(`key.${key}`)));
  return <VisuallyHidden>{spoken.join(', ')}</VisuallyHidden>;
}
