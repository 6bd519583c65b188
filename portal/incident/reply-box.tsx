import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { FileField, useFileField } from '../attachment/file-chips.tsx';
import { FilePlace } from '../attachment/file-place.tsx';
import { usePortal } from '../app/portal.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { MAX_REPLY } from '../draft/draft.ts';
import { useDraft } from '../draft/use-draft.ts';
import { RefusalNote } from '../look/note.tsx';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './reply-box.module.css';

/** The place to answer. What was handed over stands in the conversation; the field is free again when it has arrived. */
export function ReplyBox({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  const { content, isComplete, isHandedOver, refusal, write, handOver } = useDraft('reply', incident.id);
  const { status$ } = usePortal();
  const isOffline = useLive(status$) === 'offline';
  const [wasEmpty, setWasEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = isHandedOver ? [] : content.files;
  const fileProps = { files, onChange: (changed: readonly Attachment[]) => write({ ...content, files: [...changed] }) };
  const fileField = useFileField(fileProps);

  function send(): void {
    setWasEmpty(!isComplete);
    field.current?.focus();
    if (isComplete) handOver();
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FilePlace onFiles={fileField.add}>
        <Textarea
          ref={field}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={MAX_REPLY}
          readOnly={isHandedOver}
          label={incident.waitsForYou ? say('request.reply.answer') : say('request.reply')}
          description={say('request.reply.hint')}
          value={isHandedOver ? '' : content.text}
          onChange={(event) => write({ ...content, text: event.currentTarget.value })}
          error={wasEmpty && !isComplete ? say('request.reply.empty') : null}
        />
        <FileField {...fileProps} field={fileField} isFixed={isHandedOver} />
      </FilePlace>
      <RefusalNote refusal={refusal} />
      <Actions>
        <Button
          type="submit"
          loading={isHandedOver && !isOffline}
          disabled={isHandedOver && isOffline}
          variant={incident.state === 'resolved' ? 'default' : 'filled'}
          leftSection={<IconSend2 size={20} stroke={1.75} aria-hidden="true" />}
        >
          {say('request.reply.send')}
        </Button>
      </Actions>
    </form>
  );
}
