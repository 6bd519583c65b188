import { plainWords } from '#domain/incident/summary.rules.ts';
import { Button, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import { MAX_WORDS } from '../draft/draft.ts';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './past-help.module.css';

interface SayNotAgreedProps {
  /** The form, anew each time it is opened. @param onClose Whether the words are on their way to the desk. */
  readonly renderForm: (onClose: (isSent: boolean) => void) => ReactNode;
}

/** The place to say what in a session was not right (W15), in portal and helper alike. */
export function SayNotAgreed({ renderForm }: SayNotAgreedProps) {
  const { say } = useWords();
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed');
  if (state === 'open') return renderForm((isSent) => setState(isSent ? 'sent' : 'closed'));
  return (
    <>
      {state === 'closed' && (
        <Actions>
          <Button variant="default" onClick={() => setState('open')}>
            {say('support.object')}
          </Button>
        </Actions>
      )}
      <output>{state === 'sent' && say('support.object.sent')}</output>
    </>
  );
}

interface ObjectionFormProps {
  /** Whether the words are on their way to the desk. */
  readonly object: (words: string) => Promise<boolean>;
  readonly isSending?: boolean;
  /** Why they are not. */
  readonly refusal: ReactNode;
  readonly onClose: (isSent: boolean) => void;
}

export function ObjectionForm({ object, isSending = false, refusal, onClose }: ObjectionFormProps) {
  const { say } = useWords();
  const [words, setWords] = useState('');
  const [wasEmpty, setWasEmpty] = useState(false);
  const focus = useCallback((field: HTMLTextAreaElement | null) => field?.focus(), []);
  const isEmpty = plainWords(words) === '';

  async function send(): Promise<void> {
    setWasEmpty(isEmpty);
    if (!isEmpty && (await object(words))) onClose(true);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        autosize
        ref={focus}
        minRows={3}
        maxRows={14}
        maxLength={MAX_WORDS}
        label={say('support.object.label')}
        description={say('support.object.hint')}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        error={wasEmpty && isEmpty ? say('support.object.empty') : null}
      />
      {refusal}
      <Actions>
        <Button type="submit" loading={isSending}>
          {say('support.object.send')}
        </Button>
        <Button variant="default" onClick={() => onClose(false)}>
          {say('support.object.cancel')}
        </Button>
      </Actions>
    </form>
  );
}
