import { Button, Textarea } from '@mantine/core';
import { IconEye, IconLock, IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDraft } from '../app/drafts.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { firstNameOf } from '../look/person-name.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { DockProps } from './incident-dock.tsx';
import type { ComposerMode, Dock } from './use-dock.ts';
import { useFormActions } from './use-form-actions.ts';
import styles from './incident-composer.module.css';

const modes = ['reply', 'note'] as const satisfies readonly ComposerMode[];

const composerSize = { autosize: true, minRows: 2, maxRows: 12, maxLength: 20_000 };

interface IncidentComposerProps extends DockProps {
  readonly mode: ComposerMode;
}

/** Where an agent writes: a reply that the requester reads, or a note that only the desk reads. Each keeps its text. */
export function IncidentComposer({ incident, requesterName, acting, dock, mode }: IncidentComposerProps) {
  const { t } = useTranslation('incident');
  const draft = useDraft(`${mode}:${incident.id}`);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (dock.asked > 0) field.current?.focus();
  }, [dock.asked]);
  const text = draft.text.trim();
  const words = useComposerWords(mode, requesterName);

  async function send(): Promise<void> {
    if (text === '') return;
    const refused = await acting.act(`incident.${mode}`, { text });
    setRefusal(refused);
    if (refused === null) draft.clear();
  }
  useFormActions({
    id: 'composer',
    submitTitle: words.send,
    leaveTitle: t('composer.leave'),
    submit: () => void send(),
    maySubmit: () => text !== '',
    leave: () => field.current?.blur(),
    mayLeave: () => document.activeElement === field.current,
  });

  return (
    <form
      className={styles.composer}
      data-mode={mode}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ComposerHead mode={mode} requesterName={requesterName} onChoose={dock.choose} />
      <Textarea
        ref={field}
        variant="unstyled"
        {...composerSize}
        aria-label={words.field}
        placeholder={words.field}
        classNames={{ input: styles.field }}
        value={draft.text}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)}
      />
      <RefusalNote refusal={refusal} />
      <div className={styles.foot}>
        <KeyCaps keys="mod+enter" />
        <Button
          type="submit"
          variant={text === '' ? 'default' : 'filled'}
          disabled={text === ''}
          leftSection={<IconSend size={14} stroke={1.75} aria-hidden="true" />}
        >
          {words.send}
        </Button>
      </div>
    </form>
  );
}

function useComposerWords(mode: ComposerMode, requester: string): { readonly field: string; readonly send: string } {
  const { t } = useTranslation('incident');
  const name = firstNameOf(requester);
  return mode === 'reply'
    ? { field: t('composer.replyTo', { name }), send: t('composer.sendReply') }
    : { field: t('composer.notePlaceholder'), send: t('composer.saveNote') };
}

interface ComposerHeadProps {
  readonly mode: ComposerMode;
  readonly requesterName: string;
  readonly onChoose: Dock['choose'];
}

/** Reply or note, and who will read it. */
function ComposerHead({ mode: present, requesterName, onChoose }: ComposerHeadProps) {
  const { t } = useTranslation('incident');
  const Picture = present === 'reply' ? IconEye : IconLock;
  return (
    <div className={styles.head}>
      <fieldset className={styles.modes} aria-label={t('composer.modes')}>
        {modes.map((mode) => (
          <button
            key={mode}
            type="button"
            className={styles.mode}
            aria-pressed={mode === present}
            onClick={() => onChoose(mode)}
          >
            {t(`composer.${mode}`)}
          </button>
        ))}
      </fieldset>
      <span className={styles.readers}>
        <Picture size={14} stroke={1.75} aria-hidden="true" />
        {present === 'reply'
          ? t('composer.requesterReads', { name: firstNameOf(requesterName) })
          : t('composer.deskReads')}
      </span>
    </div>
  );
}
