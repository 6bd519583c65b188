import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { plainWords } from '#domain/incident/summary.rules.ts';
import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { z } from 'zod';
import styles from '../../../portal/incident/reply-box.module.css';
import { draftKeys } from '../draft/draft-keys.ts';
import { useKept } from '../draft/use-kept.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import { useAct } from './use-act.ts';

const MAX_REPLY = 10_000;
const text = z.string().max(MAX_REPLY);

/** The place to answer. What was sent stands in the conversation; the field is free for more. */
export function ReplyBox({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  const [reply, keep] = useKept(draftKeys.reply(incident.id), text, '');
  const [wasEmpty, setWasEmpty] = useState(false);
  const { act, refusal } = useAct();
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = plainWords(reply) === '';

  async function send(): Promise<void> {
    setWasEmpty(isEmpty);
    field.current?.focus();
    if (!isEmpty && (await act({ kind: 'reply', ticket: incident.id, text: reply }))) keep(null);
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
        ref={field}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={MAX_REPLY}
        label={say(incident.waitsForYou ? 'request.reply.answer' : 'request.reply')}
        description={say('request.reply.hint')}
        value={reply}
        onChange={(event) => keep(event.currentTarget.value)}
        error={wasEmpty && isEmpty ? say('request.reply.empty') : null}
      />
      <RefusalNote refusal={refusal} />
      <Button
        type="submit"
        variant={incident.state === 'resolved' ? 'default' : 'filled'}
        leftSection={<IconSend2 size={20} stroke={1.75} aria-hidden="true" />}
      >
        {say('request.reply.send')}
      </Button>
    </form>
  );
}
