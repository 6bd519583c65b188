import { useLive } from '#platform/browser/use-live.ts';
import { Button, Modal } from '@mantine/core';
import { IconPower } from '@tabler/icons-react';
import { useState } from 'react';
import { Actions } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { useWords } from '../words/use-words.ts';
import styles from './quit-button.module.css';

/** Ends the helper, after it was said what stops then; not while somebody else has mouse and keyboard (C17). */
export function QuitButton() {
  const { say } = useWords();
  const { ask, settings$ } = useHelper();
  const isFrozen = useLive(settings$)?.isFrozen ?? false;
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={isFrozen}
        leftSection={<IconPower size={20} stroke={1.75} aria-hidden="true" />}
        onClick={() => setIsAsking(true)}
      >
        {say('settings.quit')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={say('settings.quit.title')}
        centered
        withCloseButton={false}
      >
        <p className={styles.text}>{say('settings.quit.text')}</p>
        <Actions>
          <Button data-autofocus onClick={() => setIsAsking(false)}>
            {say('settings.quit.stay')}
          </Button>
          <Button variant="default" onClick={() => void ask('app.quit', {}).catch(() => null)}>
            {say('settings.quit.go')}
          </Button>
        </Actions>
      </Modal>
    </>
  );
}
