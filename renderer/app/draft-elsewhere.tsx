import { Button } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeWords } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import type { Draft } from './drafts.ts';
import styles from './draft-elsewhere.module.css';

interface DraftElsewhereProps {
  readonly draft: Draft;
  /** Two texts can stand one after the other; two forms cannot. */
  readonly form: 'text' | 'whole';
  /** What of the other draft is shown; the draft itself where nothing is said. */
  readonly wordsOf?: (text: string) => string;
  /** The other one was taken, by a form that holds its own state. */
  readonly onTake?: (text: string) => void;
}

/** After this nobody is taken to have it open on the other device any more. */
const OPEN_FOR_MS = 10 * 60_000;

/** What another device of the same person has to do with a draft: it is open there, or says something else (DRAFT-1). */
export function DraftElsewhere(props: DraftElsewhereProps) {
  const { draft } = props;
  const { t } = useTranslation();
  const nowMs = useNowMs();
  const timeWords = useTimeWords();
  if (draft.other !== null) return <TwoTexts {...props} other={draft.other} />;
  if (draft.elsewhere === null || draft.text === '') return null;
  const { deviceName: device, atMs } = draft.elsewhere;
  const isOpenThere = nowMs - atMs < OPEN_FOR_MS;
  return (
    <output className={styles.elsewhere}>
      <IconDevices size={14} stroke={1.75} aria-hidden="true" />
      {isOpenThere
        ? t('draft.alsoOpen', { device })
        : t('draft.lastWritten', { device, when: timeWords(atMs, 'long') })}
    </output>
  );
}

const asItIs = (text: string) => text;

interface TwoTextsProps extends DraftElsewhereProps {
  readonly other: NonNullable<Draft['other']>;
}

function TwoTexts({ draft, form, other, wordsOf = asItIs, onTake }: TwoTextsProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const device = other.deviceName === '' ? t('draft.anotherDevice') : other.deviceName;
  function take(): void {
    draft.choose(other.text);
    onTake?.(other.text);
  }
  return (
    <fieldset aria-labelledby={titleId} className={styles.two}>
      <p id={titleId} className={styles.title}>
        <IconDevices size={14} stroke={1.75} aria-hidden="true" />
        {t('draft.otherSays', { device })}
      </p>
      <blockquote className={styles.text}>{wordsOf(other.text)}</blockquote>
      <div className={styles.ways}>
        <Button size="compact-sm" onClick={take}>
          {t('draft.take')}
        </Button>
        {form === 'text' && (
          <Button size="compact-sm" onClick={() => draft.choose(`${draft.text.trimEnd()}\n\n${other.text}`)}>
            {t('draft.keepBoth')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => draft.choose(draft.text)}>
          {t('draft.keepMine')}
        </Button>
      </div>
    </fieldset>
  );
}
