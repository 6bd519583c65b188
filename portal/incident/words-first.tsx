import { Button, Textarea } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { usePortal } from '../app/portal.ts';
import { MAX_WORDS } from '../draft/draft.ts';
import { summaryOf } from '#domain/incident/summary.rules.ts';
import { useDraft } from '../draft/use-draft.ts';
import { PageHead } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './words-first.module.css';

/** The one question everything begins with. What is typed is the report's draft from the first letter on. */
export function WordsFirst({ onContinue }: { readonly onContinue: () => void }) {
  const { say } = useWords();
  const { name } = usePortal();
  const { content, write } = useDraft('report', null);
  const [wasEmpty, setWasEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const isEmpty = summaryOf(content.words) === '';

  function proceed(): void {
    setWasEmpty(isEmpty);
    if (isEmpty) field.current?.focus();
    else onContinue();
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        proceed();
      }}
    >
      <p className={styles.greeting}>{say('start.greeting', { name })}</p>
      <PageHead title={say('start.title')} lead={say('start.hint')} leavesFocus>
        <label htmlFor={id}>{say('start.title')}</label>
      </PageHead>
      <div className={styles.composer}>
        <Textarea
          id={id}
          ref={field}
          variant="unstyled"
          autosize
          minRows={3}
          maxRows={12}
          maxLength={MAX_WORDS}
          value={content.words}
          onChange={(event) => write({ ...content, words: event.currentTarget.value })}
          error={wasEmpty && isEmpty ? say('start.empty') : null}
          aria-describedby={`${id}-example`}
        />
        <div className={styles.foot}>
          <p id={`${id}-example`} className={styles.example}>
            {say('start.example')}
          </p>
          <Button type="submit" rightSection={<IconArrowRight size={20} stroke={2} aria-hidden="true" />}>
            {say('start.continue')}
          </Button>
        </div>
      </div>
    </form>
  );
}
