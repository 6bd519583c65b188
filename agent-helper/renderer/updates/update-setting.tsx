import type { UpdateReport } from '#contracts/update-state.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Button } from '@mantine/core';
import { useHelper } from '../app/helper.ts';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';
import type { SayInHelper } from '../words/words.ts';
import { UpdateHeld } from './update-held.tsx';
import styles from './updates.module.css';
import { useUpdateAnswer } from './use-update-answer.ts';

/** What the settings say of newer versions, and the way to look for one or to install it. */
export function UpdateSetting() {
  const { say } = useWords();
  const { ask, updates$ } = useHelper();
  const { answer, held, refusal } = useUpdateAnswer();
  const report = useLive(updates$);
  if (report === undefined) return null;
  const { update } = report;
  return (
    <div className={styles.setting}>
      <p>{sentenceOf(say, update)}</p>
      <UpdateHeld held={held} refusal={refusal} />
      {update.state === 'ready' && (
        <Button size="compact-md" variant="default" onClick={() => void answer('now')}>
          {say('update.now')}
        </Button>
      )}
      {(update.state === 'idle' || update.state === 'refused' || update.state === 'available') && (
        <Button size="compact-md" variant="default" onClick={() => void ask('update.check', {}).catch(() => null)}>
          {say('update.look')}
        </Button>
      )}
    </div>
  );
}

function sentenceOf(say: SayInHelper, update: UpdateReport['update']): string {
  switch (update.state) {
    case 'off':
      return say(`update.off.${update.reason}`);
    case 'idle':
      return say(update.checkedAtMs === null ? 'update.unasked' : 'update.none');
    case 'checking':
      return say('update.checking');
    case 'available':
      return say('update.available', { version: update.version });
    case 'downloading':
      return say('update.downloading', { version: update.version, percent: update.percent });
    case 'ready':
      return say(update.choice === 'at-quit' ? 'update.waits' : 'update.ready', { version: update.version });
    case 'refused':
      return refusalSentence(say, { code: update.code });
    default:
      return assertNever(update);
  }
}
