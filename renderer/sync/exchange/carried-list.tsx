import { Button, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCloudUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk } from '../../app/desk-context.ts';
import { useRefusalSentence } from '../../words/use-refusal-sentence.ts';
import type { OutboxRow } from '../sync-repository.ts';
import { useOutboxWords } from '../use-outbox-words.ts';
import lines from '../../look/lines.module.css';

const SHOWN_FIRST = 50;

/** What colleagues did and this device carries to the hub for them. */
export function CarriedList({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { t } = useTranslation('exchange');
  const [isWhole, setIsWhole] = useState(false);
  if (rows.length === 0) return null;
  const shown = isWhole ? rows : rows.slice(0, SHOWN_FIRST);
  return (
    <section aria-labelledby="sync-carried">
      <h2 id="sync-carried" className={lines.title}>
        {t('carried.title', { count: rows.length })}
      </h2>
      <p className={lines.hint}>{t('carried.hint')}</p>
      <ol className={lines.list}>
        {shown.map((row) => (
          <Carried key={row.outbox.id} row={row} />
        ))}
      </ol>
      {shown.length < rows.length && (
        <UnstyledButton className={lines.more} onClick={() => setIsWhole(true)}>
          {t('carried.more', { count: rows.length - shown.length })}
        </UnstyledButton>
      )}
    </section>
  );
}

function Carried({ row }: { readonly row: OutboxRow }) {
  const { t } = useTranslation('exchange');
  const desk = useDesk();
  const sentenceOf = useRefusalSentence();
  const { sentence, subject } = useOutboxWords()(row);
  const { id, state, refusal, carried } = row.outbox;
  const words = t('take.did', { author: carried?.author ?? '', sentence });
  const Picture = state === 'refused' ? IconX : state === 'acknowledged' ? IconCheck : IconCloudUp;
  return (
    <li className={lines.row} data-taken={state === 'acknowledged'}>
      <Picture size={16} stroke={1.75} aria-hidden="true" />
      <span className={lines.what}>
        {subject.address === null ? words : <Link href={subject.address}>{words}</Link>}
        {subject.summary !== '' && <span className={lines.aside}>{subject.summary}</span>}
        <span className={lines.aside}>
          {refusal === null
            ? t(state === 'waiting' ? 'carried.waits' : 'carried.there')
            : t('carried.refused', { why: sentenceOf({ code: refusal.code }) })}
        </span>
      </span>
      {state === 'refused' && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void desk.dismissRefused(id)}>
          {t('carried.dismiss')}
        </Button>
      )}
    </li>
  );
}
