import { useSecondsUntil } from '#platform/browser/use-seconds-until.ts';
import { Button, Checkbox } from '@mantine/core';
import { IconPlayerRecord } from '@tabler/icons-react';
import { useState } from 'react';
import { usePortal } from '../app/portal.ts';
import { Note } from '../look/note.tsx';
import { Actions, Card } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import type { AskedToRecord } from './sharing.ts';
import styles from './support-page.module.css';

/** May what is shown be recorded (W7)? Asked with the digits where nobody has compared them yet (S6). */
export function RecordQuestion({ asked }: { readonly asked: AskedToRecord }) {
  const { say } = useWords();
  const { sharing, nowMs } = usePortal();
  const [isSame, setIsSame] = useState(false);
  const untilYes = useSecondsUntil(asked.mayAgreeAtMs, nowMs);
  const left = useSecondsUntil(asked.endsAtMs, nowMs);
  const { agent, code } = asked;
  return (
    <Card>
      <h2 className={styles.asked}>
        <output>{say('support.record', { agent })}</output>
      </h2>
      <Note icon={IconPlayerRecord}>{say('support.record.what')}</Note>
      {code !== null && (
        <div className={styles.same}>
          <span className={styles.digits}>{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
          <Checkbox
            size="md"
            label={say('support.record.same', { agent })}
            checked={isSame}
            onChange={({ currentTarget }) => setIsSame(currentTarget.checked)}
          />
        </div>
      )}
      <p className={styles.left}>{say('support.asked.left', { count: left })}</p>
      <Actions>
        <Button variant="default" onClick={sharing.refuse}>
          {say('support.no')}
        </Button>
        <Button disabled={untilYes > 0 || left === 0 || (code !== null && !isSame)} onClick={sharing.letRecord}>
          {untilYes > 0 ? say('support.yes.wait', { seconds: untilYes }) : say('support.record.yes')}
        </Button>
        {code !== null && (
          <Button variant="subtle" color="red" onClick={sharing.digitsDiffer}>
            {say('support.record.differ')}
          </Button>
        )}
      </Actions>
    </Card>
  );
}
