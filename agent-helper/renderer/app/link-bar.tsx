import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useState } from 'react';
import { momentWords } from '../../../portal/words/moment-words.ts';
import { useWords } from '../words/use-words.ts';
import { useEnrolled, useHelper } from './helper.ts';
import styles from './link-bar.module.css';

/** Says when the desk cannot be reached, how old what is shown is, and offers to try at once. Silent otherwise. */
export function LinkBar() {
  const { say } = useWords();
  const { link } = useEnrolled();
  return (
    <output>
      {link === 'connecting' && <p className={styles.quiet}>{say('bar.connecting')}</p>}
      {link === 'offline' && <Offline />}
    </output>
  );
}

function Offline() {
  const { say, language } = useWords();
  const { ask, nowMs } = useHelper();
  const { ticketsReadAtMs } = useEnrolled();
  const [isTrying, setIsTrying] = useState(false);

  async function retry(): Promise<void> {
    setIsTrying(true);
    await ask('link.retry', {}).catch(() => null);
    setIsTrying(false);
  }

  const moment = ticketsReadAtMs === null ? null : momentWords(ticketsReadAtMs, nowMs(), language, say);
  return (
    <div className={styles.bar}>
      <IconCloudOff size={20} stroke={1.75} aria-hidden="true" className={styles.picture} />
      <p>
        {say('bar.offline')}{' '}
        {moment !== null && <span className={styles.age}>{say('bar.offline.of', { moment })}</span>}
      </p>
      <Button size="compact-md" variant="default" loading={isTrying} onClick={() => void retry()}>
        {say('bar.retry')}
      </Button>
    </div>
  );
}
