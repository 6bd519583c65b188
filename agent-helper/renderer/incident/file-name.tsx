import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { Button } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './shown-files.module.css';

/** A file that is not shown: what it is called, how large it is, and the way to have it. */
export function FileName({ file: { sha256, name, sizeBytes } }: { readonly file: Attachment }) {
  const { say, language } = useWords();
  const { save, isSaving, isSaved, refusal } = useSaving(sha256);
  return (
    <>
      <div className={styles.file}>
        <IconFile size={20} stroke={1.75} aria-hidden="true" />
        <span className={styles.name}>{say('ticket.file', { name, size: sizeWords(sizeBytes, language) })}</span>
        <Button
          size="compact-md"
          variant="default"
          aria-label={say('ticket.file.save.of', { name })}
          loading={isSaving}
          onClick={() => void save()}
        >
          {say('ticket.file.save')}
        </Button>
      </div>
      <output className={styles.saved}>{isSaved && say('ticket.file.saved')}</output>
      <RefusalNote refusal={refusal} />
    </>
  );
}

/** Saves a file; where, the system asks. */
function useSaving(sha256: Attachment['sha256']) {
  const { ask } = useHelper();
  const [isSaving, setIsSaving] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function save(): Promise<void> {
    setIsSaving(true);
    setIsSaved(false);
    try {
      const saved = await ask('file.save', { sha256 });
      setIsSaved(saved.ok && saved.value === 'saved');
      setRefusal(saved.ok ? null : refusalIn(saved.refusal));
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setIsSaving(false);
    }
  }

  return { save, isSaving, isSaved, refusal };
}
