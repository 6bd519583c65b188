import { IconPlayerRecord, IconPlayerStopFilled } from '@tabler/icons-react';
import { currentKey } from '#domain/recording/recording-key.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../app/actions/action.ts';
import { useActions } from '../../app/actions/use-actions.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useRefusalSentence } from '../../words/use-refusal-sentence.ts';
import type { ScreenSession } from '../screen/screen-session.ts';
import type { ScreenState } from '../screen/screen-state.ts';
import { isLive, mayAskFor } from '../screen/screen-state.ts';
import { useSteadyNow } from '../screen/steady-now.ts';
import { Tool } from '../screen/tool.tsx';
import { clockWords } from './clock-words.ts';
import { canRecordHere } from './recording-locks.ts';
import { watchRecordingKeys } from './recording-repository.ts';
import type { RecordingState, SessionRecording } from './session-recording.ts';
import styles from './record-tool.module.css';

interface RecordToolProps {
  readonly state: ScreenState;
  readonly screen: ScreenSession;
  readonly recording: SessionRecording;
}

/** Asks to record, ends it, and says how it stands. Nothing of it is there where the desk has no key to record with. */
export function RecordTool({ state, screen, recording }: RecordToolProps) {
  const { t } = useTranslation('recording');
  const desk = useDesk();
  const keys = useLive(useMemo(() => watchRecordingKeys(desk), [desk]));
  const standing = useLive(recording.state$) ?? { kind: 'none' as const };
  const isGoing = isLive(state, 'record');
  const hasKey = currentKey(keys ?? []) !== null && canRecordHere();
  // As with all that is more than looking, the digits come first.
  const mayAsk = hasKey && state.trust?.state === 'trusted' && isLive(state, 'view') && mayAskFor(state, 'record');
  useActions(
    'part',
    useMemo((): readonly Action[] => {
      const begin = { title: t('begin'), icon: IconPlayerRecord, run: () => screen.ask('record') };
      const stop = { title: t('stop'), icon: IconPlayerStopFilled, run: () => screen.giveUp('record') };
      const act = isGoing ? stop : mayAsk ? begin : null;
      return act === null ? [] : [{ ...act, id: 'screen.record', keys: ['shift+r'] }];
    }, [t, screen, isGoing, mayAsk]),
  );
  if (!hasKey && !isGoing && standing.kind === 'none') return null;
  return (
    <>
      <Tool
        label={isGoing ? t('stop') : t('begin')}
        icon={isGoing ? IconPlayerStopFilled : IconPlayerRecord}
        keys="shift+r"
        isOn={isGoing}
        onUse={isGoing ? () => screen.giveUp('record') : mayAsk ? () => screen.ask('record') : null}
      />
      <Standing standing={standing} />
    </>
  );
}

function Standing({ standing }: { readonly standing: RecordingState }) {
  const { t } = useTranslation('recording');
  const sentenceOf = useRefusalSentence();
  switch (standing.kind) {
    case 'none':
      return null;
    case 'going':
      return <Going {...standing} />;
    case 'keeping':
      return <output className={styles.words}>{t('keeping')}</output>;
    case 'kept':
      return <output className={styles.words}>{t('kept')}</output>;
    case 'failed':
      return (
        <output className={styles.words} data-has-failed="true">
          {t('failed', { why: sentenceOf({ code: standing.code }) })}
        </output>
      );
    default:
      return standing satisfies never;
  }
}

function Going({ beforeMs, runningSinceMs }: Omit<Extract<RecordingState, { kind: 'going' }>, 'kind'>) {
  const { t } = useTranslation('recording');
  const nowMs = useSteadyNow(1_000);
  const lengthMs = beforeMs + (runningSinceMs === null ? 0 : Math.max(0, nowMs - runningSinceMs));
  return (
    <span className={styles.going} data-is-running={runningSinceMs !== null} data-figures>
      <span className={styles.dot} aria-hidden="true" />
      {runningSinceMs === null ? t('paused') : t('going', { time: clockWords(lengthMs) })}
    </span>
  );
}
