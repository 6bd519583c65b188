import type { HelperSettings } from '#contracts/helper-ipc.ts';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { useHelper } from './helper.ts';
import styles from './notices.module.css';

/** What has to be said once: that there is no tray, that a part of the helper was started again. */
export function Notices({ settings }: { readonly settings: HelperSettings }) {
  const { say } = useWords();
  const { ask, restarts$ } = useHelper();
  const [wasRestarted, setWasRestarted] = useState(false);
  useEffect(() => {
    const subscription = restarts$.subscribe(() => setWasRestarted(true));
    return () => subscription.unsubscribe();
  }, [restarts$]);
  const hasToLearn = !settings.hasTray && !settings.knowsOfNoTray;
  return (
    <output>
      {wasRestarted && <Notice words={say('bar.restarted')} onUnderstood={() => setWasRestarted(false)} />}
      {hasToLearn && (
        <Notice
          words={say('bar.no-tray')}
          onUnderstood={() => void ask('settings.change', { knowsOfNoTray: true }).catch(() => null)}
        />
      )}
    </output>
  );
}

function Notice({ words, onUnderstood }: { readonly words: string; readonly onUnderstood: () => void }) {
  const { say } = useWords();
  return (
    <div className={styles.notice}>
      <p>{words}</p>
      <Button size="compact-md" variant="default" onClick={onUnderstood}>
        {say('bar.understood')}
      </Button>
    </div>
  );
}
