import { LONGEST_TYPED_TEXT } from '#contracts/remote-session/input-messages.ts';
import type { Bucket } from '#domain/remote-control/rate.rules.ts';
import { fullBucket, takeFrom, textRate } from '#domain/remote-control/rate.rules.ts';
import { Button, Popover, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberedInput } from '../control/number-input.ts';
import { typeText } from '../control/typed-text.ts';
import styles from './input-bar.module.css';

/** A text that is typed over there as it is, such as a long key of a licence. Nobody keeps it (I7). */
export function TypeTextButton({ act }: Pick<NumberedInput, 'act'>) {
  const { t } = useTranslation('screen');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-end" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" size="compact-sm" onClick={() => setIsOpen((is) => !is)}>
          {t('input.typeText')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextToType act={act} onDone={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The computer there drops what comes faster than programs can read: it is held back here instead. */
function TextToType({ act, onDone }: Pick<NumberedInput, 'act'> & { readonly onDone: () => void }) {
  const { t } = useTranslation('screen');
  const [text, setText] = useState('');
  const [isTooFast, setIsTooFast] = useState(false);
  const bucket = useRef<Bucket | null>(null);
  function type(): void {
    const nowMs = performance.now();
    const left = takeFrom(bucket.current ?? fullBucket(textRate, nowMs), textRate, text.length, nowMs);
    setIsTooFast(left === null);
    if (left === null) return;
    bucket.current = left;
    typeText(text, act);
    setText('');
    onDone();
  }
  return (
    <div className={styles.text}>
      <Textarea
        data-autofocus
        label={t('input.text')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_TYPED_TEXT}
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={isTooFast ? t('input.textTooFast') : null}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p className={styles.hint}>{t('input.textHint')}</p>
      <Button variant="filled" disabled={text === ''} onClick={type}>
        {t('input.typeIt')}
      </Button>
    </div>
  );
}
