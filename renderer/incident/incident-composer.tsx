import { Button, Textarea } from '@mantine/core';
import { IconEye, IconLock, IconSend } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Draft } from '../app/drafts.ts';
import { useDraft } from '../app/drafts.ts';
import { AttachButton } from '../attachment/attach-button.tsx';
import { AttachmentChips } from '../attachment/attachment-chips.tsx';
import { CaptureButton } from '../capture/capture-button.tsx';
import { FileDrop } from '../attachment/file-drop.tsx';
import { useAttachmentDraft } from '../attachment/use-attachment-draft.ts';
import { InsertArticle } from '../knowledge/insert-article.tsx';
import { KeyCaps } from '../look/key-caps.tsx';
import { firstNameOf } from '../look/person-name.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { DockProps } from './incident-dock.tsx';
import type { ComposerMode, Dock } from './use-dock.ts';
import type { DoAct, IncidentActing } from './use-incident-acts.ts';
import { useFormActions } from '../app/actions/use-form-actions.ts';
import { withMore } from './with-more.ts';
import styles from './incident-composer.module.css';

const modes = ['reply', 'note'] as const satisfies readonly ComposerMode[];

const composerSize = { autosize: true, minRows: 2, maxRows: 12, maxLength: 20_000 };

interface IncidentComposerProps extends DockProps {
  readonly mode: ComposerMode;
}

/** Where an agent writes: a reply that the requester reads, or a note that only the desk reads. Each keeps its text. */
export function IncidentComposer({ incident, requesterName, acting, dock, mode, onCapture }: IncidentComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (dock.asked > 0) field.current?.focus();
  }, [dock.asked]);
  const words = useComposerWords(mode, requesterName);
  const { draft, attached, isSendable, refusal, send } = useMessage(incident, mode, acting);
  const { t } = useTranslation('incident');
  useFormActions({
    id: 'composer',
    submitTitle: words.send,
    leaveTitle: t('composer.leave'),
    submit: send,
    maySubmit: () => isSendable,
    leave: () => field.current?.blur(),
    mayLeave: () => document.activeElement === field.current,
  });

  return (
    <form
      className={styles.composer}
      data-mode={mode}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FileDrop onFiles={attached.add}>
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
        <AttachmentChips draft={attached} onRemove={attached.remove} />
        <RefusalNote refusal={refusal ?? attached.refusal} />
        <ComposerFoot send={words.send} isSendable={isSendable} onFiles={attached.add} onCapture={onCapture}>
          <ArticleInto incident={incident} mode={mode} draft={draft} />
        </ComposerFoot>
      </FileDrop>
    </form>
  );
}

interface ArticleIntoProps extends Pick<IncidentComposerProps, 'incident' | 'mode'> {
  readonly draft: Draft;
}

/** An article for a requester is what it says; for colleagues its number will do. */
function ArticleInto({ incident, mode, draft }: ArticleIntoProps) {
  return (
    <InsertArticle
      about={incident.summary}
      form={mode === 'reply' ? 'text' : 'reference'}
      isForRequester={mode === 'reply'}
      onInsert={(article) => draft.write(withMore(draft.text, article))}
    />
  );
}

interface ComposerFootProps extends Pick<DockProps, 'onCapture'> {
  readonly send: string;
  readonly isSendable: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** What else can be put in. */
  readonly children: ReactNode;
}

/** What can go along, and the button that sends it all. */
function ComposerFoot({ send, isSendable, onFiles, onCapture, children }: ComposerFootProps) {
  return (
    <div className={styles.foot}>
      <AttachButton onFiles={onFiles} />
      <CaptureButton onCapture={onCapture} />
      {children}
      <span className={styles.gap} />
      <KeyCaps keys="mod+enter" />
      <Button
        type="submit"
        variant={isSendable ? 'filled' : 'default'}
        disabled={!isSendable}
        leftSection={<IconSend size={14} stroke={1.75} aria-hidden="true" />}
      >
        {send}
      </Button>
    </div>
  );
}

/** What is being written, with its files, and the way to send both. */
function useMessage({ id }: Incident, mode: ComposerMode, { act }: IncidentActing) {
  const draft = useDraft(`${mode}:${id}`);
  const attached = useAttachmentDraft(`${mode}:${id}`);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const text = draft.text.trim();
  const isSendable = (text !== '' || attached.files.length > 0) && attached.adding === 0;

  async function send(): Promise<void> {
    if (!isSendable) return;
    const refused = await sendIn(mode, act, text, attached.files);
    setRefusal(refused);
    if (refused !== null) return;
    draft.clear();
    attached.clear();
  }
  return { draft, attached, isSendable, refusal, send: () => void send() };
}

/** Words alone are a reply or a note; with files they are one act with them. */
function sendIn(mode: ComposerMode, act: DoAct, text: string, files: readonly Attachment[]): Promise<Refusal | null> {
  if (files.length === 0) return act(`incident.${mode}`, { text });
  const audience = mode === 'reply' ? 'readers' : 'desk';
  return act('incident.attach', { attachments: [...files], text: text === '' ? null : text, audience });
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
