import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { MAX_REPLY } from '../draft/draft.ts';
import { useDraft } from '../draft/use-draft.ts';
import { RefusalNote } from '../look/note.tsx';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './solved-question.module.css';

/** "It is solved" closes the request; "It is still broken" reopens it with a reason. */
export function SolvedQuestion({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  const close = useDraft('close', incident.id);
  const reopen = useDraft('reopen', incident.id);
  const [isBroken, setIsBroken] = useState(reopen.content.text !== '');
  if (isBroken) return <StillBroken incident={incident} onCancel={() => setIsBroken(false)} />;
  return (
    <div className={styles.question}>
      <RefusalNote refusal={close.refusal} />
      <Actions>
        <Button
          loading={close.isHandedOver}
          leftSection={<IconCheck size={22} stroke={2} aria-hidden="true" />}
          onClick={close.handOver}
        >
          {say('request.solved.yes')}
        </Button>
        <Button variant="default" disabled={close.isHandedOver} onClick={() => setIsBroken(true)}>
          {say('request.solved.no')}
        </Button>
      </Actions>
    </div>
  );
}

interface StillBrokenProps {
  readonly incident: PortalIncident;
  readonly onCancel: () => void;
}

function StillBroken({ incident, onCancel }: StillBrokenProps) {
  const { say } = useWords();
  const { content, isComplete, isHandedOver, refusal, write, handOver } = useDraft('reopen', incident.id);
  const [wasEmpty, setWasEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  // It takes the place of the button that was just pressed.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        setWasEmpty(!isComplete);
        if (isComplete) handOver();
      }}
    >
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MAX_REPLY}
        readOnly={isHandedOver}
        label={say('request.broken.label')}
        description={say('request.broken.hint', { name: incident.ownerName })}
        value={content.text}
        onChange={(event) => write({ ...content, text: event.currentTarget.value })}
        error={wasEmpty && !isComplete ? say('request.reply.empty') : null}
      />
      <RefusalNote refusal={refusal} />
      <Actions>
        <Button type="submit" loading={isHandedOver}>
          {say('request.broken.send')}
        </Button>
        <Button variant="default" disabled={isHandedOver} onClick={onCancel}>
          {say('request.broken.cancel')}
        </Button>
      </Actions>
    </form>
  );
}
