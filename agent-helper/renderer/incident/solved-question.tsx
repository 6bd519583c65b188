import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { plainWords } from '#domain/incident/summary.rules.ts';
import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import styles from '../../../portal/incident/solved-question.module.css';
import { Actions } from '../../../portal/look/page.tsx';
import { draftKeys } from '../draft/draft-keys.ts';
import { useKept } from '../draft/use-kept.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import { useAct } from './use-act.ts';

const MAX_REASON = 10_000;
const text = z.string().max(MAX_REASON);

/** "It is solved" closes the ticket; "It is still broken" reopens it with a reason. */
export function SolvedQuestion({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  const { act, refusal } = useAct();
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <StillBroken incident={incident} onCancel={() => setIsBroken(false)} />;
  return (
    <div className={styles.question}>
      <RefusalNote refusal={refusal} />
      <Actions>
        <Button
          leftSection={<IconCheck size={22} stroke={2} aria-hidden="true" />}
          onClick={() => void act({ kind: 'close', ticket: incident.id })}
        >
          {say('request.solved.yes')}
        </Button>
        <Button variant="default" onClick={() => setIsBroken(true)}>
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
  const { act, refusal } = useAct();
  const [reason, keep] = useKept(draftKeys.reopen(incident.id), text, '');
  const [wasEmpty, setWasEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = plainWords(reason) === '';
  // It takes the place of the button that was just pressed.
  useEffect(() => field.current?.focus(), []);

  async function send(): Promise<void> {
    setWasEmpty(isEmpty);
    if (!isEmpty && (await act({ kind: 'reopen', ticket: incident.id, text: reason }))) keep(null);
  }

  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MAX_REASON}
        label={say('request.broken.label')}
        description={say('request.broken.hint', { name: incident.ownerName })}
        value={reason}
        onChange={(event) => keep(event.currentTarget.value)}
        error={wasEmpty && isEmpty ? say('request.reply.empty') : null}
      />
      <RefusalNote refusal={refusal} />
      <Actions>
        <Button type="submit">{say('request.broken.send')}</Button>
        <Button variant="default" onClick={onCancel}>
          {say('request.broken.cancel')}
        </Button>
      </Actions>
    </form>
  );
}
