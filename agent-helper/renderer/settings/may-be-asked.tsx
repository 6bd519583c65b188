import type { HelperSettings } from '#contracts/helper-ipc.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { builtCapabilities } from '#domain/remote-control/effective-right.rules.ts';
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './settings-page.module.css';

interface MayBeAskedProps {
  readonly settings: HelperSettings;
}

/** What this person lets others ask for at all; a no here needs no answer, and nobody overrides it (S16). */
export function MayBeAsked({ settings: { neverAsked, receivedFolder, isFrozen } }: MayBeAskedProps) {
  const { say } = useWords();
  const { ask } = useHelper();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const settled = (change: Promise<unknown>): void => {
    change.then(
      () => setRefusal(null),
      (error: unknown) => setRefusal(refusalOf(error)),
    );
  };
  const setLet = (capability: Capability, isLet: boolean): void => {
    const others = neverAsked.filter((one) => one !== capability);
    settled(ask('settings.change', { neverAsked: isLet ? others : [...others, capability] }));
  };
  return (
    <Card>
      <div className={styles.choice}>
        <h2>{say('settings.asked')}</h2>
        <p className={styles.hint}>{say('settings.asked.hint')}</p>
        {builtCapabilities.map((capability) => (
          <Switch
            key={capability}
            label={say(`settings.asked.${capability}`)}
            checked={!neverAsked.includes(capability)}
            disabled={isFrozen}
            onChange={(event) => setLet(capability, event.currentTarget.checked)}
          />
        ))}
      </div>
      <div className={styles.choice}>
        <h2>{say('settings.folder')}</h2>
        <p className={receivedFolder === null ? undefined : styles.path}>
          {receivedFolder ?? say('settings.folder.usual')}
        </p>
        <div className={styles.buttons}>
          <Button variant="default" disabled={isFrozen} onClick={() => settled(ask('settings.choose-folder', {}))}>
            {say('settings.folder.choose')}
          </Button>
          {receivedFolder !== null && (
            <Button
              variant="default"
              disabled={isFrozen}
              onClick={() => settled(ask('settings.change', { receivedFolder: null }))}
            >
              {say('settings.folder.back')}
            </Button>
          )}
        </div>
      </div>
      <RefusalNote refusal={refusal} />
    </Card>
  );
}
