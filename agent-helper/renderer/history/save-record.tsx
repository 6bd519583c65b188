import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Actions } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';

interface SaveRecordProps {
  readonly session: SupportSessionId;
  /** As it stands on the screen, a line each. */
  readonly story: readonly string[];
}

/** The record as a file of the person's own. */
export function SaveRecord({ session, story }: SaveRecordProps) {
  const { say } = useWords();
  const { ask } = useHelper();
  const [isSaved, setIsSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function save(): Promise<void> {
    setIsSaved(false);
    try {
      const saved = await ask('help.save-record', { session, story: [...story] });
      setIsSaved(saved.ok && saved.value === 'saved');
      setRefusal(saved.ok ? null : refusalIn(saved.refusal));
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  return (
    <>
      <p>{say('record.save.hint')}</p>
      <Actions>
        <Button
          variant="default"
          leftSection={<IconDownload size={20} stroke={1.75} aria-hidden="true" />}
          onClick={() => void save()}
        >
          {say('record.save')}
        </Button>
      </Actions>
      <output>{isSaved && say('record.saved')}</output>
      <RefusalNote refusal={refusal} />
    </>
  );
}
