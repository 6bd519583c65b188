import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconClipboardText, IconFolderOpen, IconX } from '@tabler/icons-react';
import type { ExchangedFile } from '#contracts/helper-exchange.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { useWords } from '../words/use-words.ts';
import { stateWords, textSentence } from './exchange-words.ts';
import styles from './exchange-list.module.css';

/** What passed between the person and whoever helps: each file with its hash, and where it lies. Nothing where nothing did. */
export function ExchangeList() {
  const { say } = useWords();
  const { exchange$ } = useHelper();
  const state = useLive(exchange$);
  if (state === undefined || state === null || (state.files.length === 0 && state.clipboard === null)) return null;
  return (
    <section className={styles.list} aria-labelledby="exchange-title">
      <h2 id="exchange-title" className={styles.title}>
        {say('exchange.title')}
      </h2>
      {state.files.some(({ direction }) => direction === 'in') && <p className={styles.lead}>{say('exchange.lead')}</p>}
      {state.clipboard !== null && (
        <p className={styles.text}>
          <IconClipboardText size={18} stroke={1.75} aria-hidden="true" />
          {textSentence(state, say)}
        </p>
      )}
      <ul className={styles.files}>
        {state.files.toReversed().map((file) => (
          <File key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}

function File({ file }: { readonly file: ExchangedFile }) {
  const { say, language } = useWords();
  const { ask } = useHelper();
  const [isMissing, setIsMissing] = useState(false);
  const { id, name, direction, state, sha256, sizeBytes } = file;
  const Way = direction === 'in' ? IconArrowDown : IconArrowUp;
  const show = async (): Promise<void> => setIsMissing(!(await ask('exchange.show', { id })));
  return (
    <li className={styles.file}>
      <Way size={18} stroke={1.75} aria-hidden="true" />
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.faint}>
          {sizeWords(sizeBytes, language)}, {stateWords(file, say)}
        </span>
        {state === 'kept' && (
          <span className={styles.hash} title={say('exchange.hash')}>
            {sha256}
          </span>
        )}
        {isMissing && <output className={styles.faint}>{say('exchange.not-there', { name })}</output>}
      </div>
      {state === 'moving' && (
        <ActionIcon
          variant="subtle"
          aria-label={say('exchange.cancel', { name })}
          onClick={() => void ask('exchange.cancel', { id })}
        >
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      )}
      {state === 'kept' && direction === 'in' && (
        <ActionIcon variant="subtle" aria-label={say('exchange.show', { name })} onClick={() => void show()}>
          <IconFolderOpen size={18} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  );
}
