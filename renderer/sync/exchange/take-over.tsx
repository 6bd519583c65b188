import { Button, Group } from '@mantine/core';
import type { BundlePreview } from '#contracts/exchange.ts';
import { MAX_BUNDLE_BYTES } from '#contracts/exchange.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { refuse } from '#domain/kernel/result.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../app/desk-context.ts';
import type { Desk } from '../../desk/desk.ts';
import { Dialog } from '../../look/dialog.tsx';
import { RefusalNote } from '../../look/refusal-note.tsx';
import { toast } from '../../look/toast.tsx';
import { useRefusalSentence } from '../../words/use-refusal-sentence.ts';
import { useOutboxWords } from '../use-outbox-words.ts';
import styles from './exchange.module.css';

interface Opened {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly preview: BundlePreview;
}

/** Shows from whom a file is, what is in it and what is left out; takes it in when asked to. */
export function TakeOver({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const desk = useDesk();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    const left = new AbortController();
    async function look(): Promise<void> {
      const looked = await lookInto(desk, file);
      if (left.signal.aborted) return;
      if (looked.ok) setOpened(looked.value);
      else setRefusal(looked.refusal);
    }
    void look();
    return () => left.abort();
  }, [desk, file]);

  async function take({ bytes }: Opened): Promise<void> {
    const taken = await desk.takeBundle(bytes);
    if (!taken.ok) return setRefusal(taken.refusal);
    toast({ message: t('take.taken', { count: taken.value.actions }) });
    onClose();
  }

  return (
    <Dialog widthPx={520} title={t('take.title')} onClose={onClose}>
      {opened === null && refusal === null && <p className={styles.words}>{t('take.checking')}</p>}
      {opened !== null && <Contents preview={opened.preview} />}
      <RefusalNote refusal={refusal} />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
        {opened !== null && opened.preview.actions > 0 && (
          <Button variant="filled" data-autofocus onClick={() => void take(opened)}>
            {t('take.take', { count: opened.preview.actions })}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

async function lookInto(desk: Desk, file: File): Promise<Result<Opened>> {
  if (file.size > MAX_BUNDLE_BYTES) return refuse({ code: 'exchange.too-large' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const looked = await desk.lookIntoBundle(bytes);
  return looked.ok ? { ok: true, value: { bytes, preview: looked.value } } : looked;
}

function Contents({ preview }: { readonly preview: BundlePreview }) {
  const { t, i18n } = useTranslation('exchange');
  const sentenceOf = useRefusalSentence();
  const wordsOf = useOutboxWords();
  const { from, madeAtMs, actions, files, authors, first, left } = preview;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(madeAtMs);
  const rows = first.map(({ author, entry }) => {
    const outbox = { id: entry.id, order: 1, entry, state: 'waiting' as const, place: 0, refusal: null };
    const { sentence, subject } = wordsOf({ outbox, target: null, incident: null });
    return { id: entry.id, author, sentence, summary: subject.summary };
  });
  return (
    <>
      <p className={styles.words}>{t('take.from', { from, when })}</p>
      <ul className={styles.contents}>
        <li>{t('actions', { count: actions })}</li>
        {files > 0 && <li>{t('files', { count: files })}</li>}
      </ul>
      {authors.length > 1 && <p className={styles.words}>{t('take.authors', { authors: authors.join(', ') })}</p>}
      {rows.length > 0 && (
        <ol className={styles.first} aria-label={t('take.list')}>
          {rows.map(({ id, author, sentence, summary }) => (
            <li key={id}>
              <span>{t('take.did', { author, sentence })}</span>
              {summary !== '' && <span className={styles.summary}>{summary}</span>}
            </li>
          ))}
        </ol>
      )}
      {actions > rows.length && <p className={styles.words}>{t('take.more', { count: actions - rows.length })}</p>}
      {left.map(({ code, count }) => (
        <p key={code} className={styles.left}>
          {t('take.left', { count, why: sentenceOf({ code }) })}
        </p>
      ))}
    </>
  );
}
