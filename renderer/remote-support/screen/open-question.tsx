import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenState } from './screen-state.ts';
import { countdownWords, useSteadyNow } from './steady-now.ts';
import styles from './open-question.module.css';

/** How long what came of a question stands here. */
const ANSWER_STANDS_MS = 12_000;

interface OpenQuestionProps {
  readonly state: ScreenState;
  readonly name: string;
}

/** The question on the user's screen with the time it stands, and for a while what came of it; over the picture. */
export function OpenQuestion({ state: { grants, answer }, name }: OpenQuestionProps) {
  const { t } = useTranslation('screen');
  const nowMs = useSteadyNow(1_000);
  const asking = grants?.asking ?? null;
  if (asking !== null) {
    const { capability } = asking;
    const isNamed = capability === 'view' || capability === 'control' || capability === 'record';
    const what = isNamed ? capability : 'other';
    return (
      <p className={styles.question} data-is-open="true">
        <IconHourglass size={15} stroke={1.75} aria-hidden="true" />
        <output>{t(`rights.asking.${what}`, { name })}</output>
        <span className={styles.left} data-figures>
          {countdownWords(asking.endsAtMs - nowMs)}
        </span>
      </p>
    );
  }
  const isFresh = answer !== null && nowMs - answer.atMs < ANSWER_STANDS_MS;
  return (
    <p className={styles.question} data-is-open={isFresh}>
      <output>{isFresh && t(`answer.${answer.outcome}`, { name })}</output>
    </p>
  );
}
