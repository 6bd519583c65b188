import { IconCloudOff } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import styles from './link-line.module.css';
import { usePortal } from './portal.ts';
import { useLive } from '#platform/browser/use-live.ts';

/** One quiet line while the hub is away. Nothing is blocked by it. */
export function LinkLine() {
  const { say } = useWords();
  const { status$ } = usePortal();
  const isOffline = useLive(status$) === 'offline';
  return (
    <output className={styles.place}>
      {isOffline && (
        <span className={styles.line}>
          <IconCloudOff size={18} stroke={1.75} aria-hidden="true" />
          {say('link.offline')}
        </span>
      )}
    </output>
  );
}
