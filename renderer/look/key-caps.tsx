import { capsOf } from '../app/actions/key-press.ts';
import styles from './key-caps.module.css';

/** Whether the keyboard in front of the reader has a Command key. */
function isOnMac(): boolean {
  return navigator.userAgent.includes('Mac OS');
}

/** A shortcut as key caps: `g q` as G Q. For the eye; screen readers get the action's name. */
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
