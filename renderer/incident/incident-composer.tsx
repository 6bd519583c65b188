import { Button, Textarea } from '@mantine/core';
import { IconEye, IconLock, IconSend } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
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
import { NewerWords } from './newer-words.tsx';
import type { SendGuard } from './use-send-guard.ts';
import { useSendGuard } from './use-send-guard.ts';
import type { DockProps } from './incident-dock.tsx';
import type { ComposerMode, Dock } from './use-dock.ts';
import type { IncidentActing } from './use-incident-acts.ts';
import { useFormActions } from '../app/actions/use-form-actions.ts';
import { withMore } from './with-more.ts';
import styles from './incident-composer.module.css';

const modes = ['reply', 'note'] as const satisfies readonly ComposerMode[];

const composerSize = { autosize: true, minRows: 2, maxRows: 12, maxLength: 20_000 };

interface IncidentComposerProps extends DockProps {
  readonly mode: ComposerMode;
}

/** Where an agent writes: a reply that the requester reads, or a note that only the desk reads. Each keeps its text. */
export function IncidentComposer(props: IncidentComposerProps) {
  const { incident, requester, requesterName, dock, mode, onCapture } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (dock.asked > 0) field.current?.focus();
  }, [dock.asked]);
  const words = useComposerWords(mode, requesterName);
  const { draft, attached, guard, isSendable, refusal, write, send, sendAnyway } = useMessage(props);
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
    <>
      <StoppedSend guard={guard} requester={requester} onSendAnyway={sendAnyway} field={field} />
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
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <DraftElsewhere draft={draft} form="text" />
          <AttachmentChips draft={attached} onRemove={attached.remove} />
          <RefusalNote refusal={refusal ?? attached.refusal} />
          <ComposerFoot send={words.send} isSendable={isSendable} onFiles={attached.add} onCapture={onCapture}>
            <ArticleInto incident={incident} mode={mode} onInsert={(article) => write(withMore(draft.text, article))} />
          </ComposerFoot>
        </FileDrop>
      </form>
    </>
  );
}

interface StoppedSendProps extends Pick<DockProps, 'requester'> {
  readonly guard: SendGuard;
  readonly onSendAnyway: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** What came in since the author began, when they tried to send. */
function StoppedSend({ guard, requester, onSendAnyway, field }: StoppedSendProps) {
  if (!guard.isStopped) return null;
  function edit(): void {
    guard.read();
    field.current?.focus();
  }
  return <NewerWords takesFocus lines={guard.unseen} requester={requester} onSendAnyway={onSendAnyway} onEdit={edit} />;
}

interface ArticleIntoProps extends Pick<IncidentComposerProps, 'incident' | 'mode'> {
  readonly onInsert: (article: string) => void;
}

/** An article for a requester is what it says; for colleagues its number will do. */
function ArticleInto({ incident, mode, onInsert }: ArticleIntoProps) {
  return (
    <InsertArticle
      about={incident.summary}
      form={mode === 'reply' ? 'text' : 'reference'}
      isForRequester={mode === 'reply'}
      onInsert={onInsert}
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

/** What is being written, with its files, and the way to send both: a reply only in sight of what others wrote. */
function useMessage({ incident: { id }, journal, mode, acting: { act } }: IncidentComposerProps) {
  const purpose = `${mode}:${id}`;
  const draft = useDraft(purpose);
  const attached = useAttachmentDraft(purpose);
  const guard = useSendGuard(purpose, mode === 'reply' ? journal : noLines);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const text = draft.text.trim();
  const isSendable = (text !== '' || attached.files.length > 0) && attached.adding === 0;

  const { begin } = guard;
  const isBegun = text !== '' || attached.files.length > 0;
  useEffect(() => {
    if (mode === 'reply' && isBegun) begin();
  }, [mode, isBegun, begin]);

  async function sendNow(): Promise<void> {
    if (!isSendable) return;
    const refused = await sendIn({ mode, act, lastSeen: guard.lastSeen }, text, attached.files);
    setRefusal(refused);
    if (refused !== null) return;
    draft.clear();
    attached.leave(attached.files);
    guard.clear();
  }
  function send(): void {
    // The second time they know.
    if (isSendable && guard.unseen.length > 0 && !guard.isStopped) guard.stop();
    else void sendNow();
  }
  function write(next: string): void {
    draft.write(next);
    if (next === '' && attached.files.length === 0) guard.clear();
  }
  return { draft, attached, guard, isSendable, refusal, write, send, sendAnyway: () => void sendNow() };
}

const noLines: readonly JournalLine[] = [];

interface SendingIn extends Pick<IncidentActing, 'act'> {
  readonly mode: ComposerMode;
  readonly lastSeen: JournalLine['id'] | null;
}

/** Words alone are a reply or a note; with files they are one act with them. */
function sendIn(
  { mode, act, lastSeen }: SendingIn,
  text: string,
  files: readonly Attachment[],
): Promise<Refusal | null> {
  const seen = mode === 'reply' ? { lastSeen } : {};
  if (files.length > 0) {
    const audience = mode === 'reply' ? 'readers' : 'desk';
    return act('incident.attach', { attachments: [...files], text: text === '' ? null : text, audience, ...seen });
  }
  return mode === 'reply' ? act('incident.reply', { text, lastSeen }) : act('incident.note', { text });
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
