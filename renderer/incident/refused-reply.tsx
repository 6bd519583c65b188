import type { OutboxEntry } from '#contracts/desk-port.ts';
import { incidentCommands } from '#domain/incident/incident.commands.ts';
import { lastLineOf, unseenWords } from '#domain/incident/send-guard.rules.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useMe } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';
import { useAttachmentDraft } from '../attachment/use-attachment-draft.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { NewerWords } from './newer-words.tsx';
import type { Dock } from './use-dock.ts';
import { withMore } from './with-more.ts';
import styles from './refused-reply.module.css';

/** What somebody wrote to the requester, in a reply or beside files. */
interface Reply {
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly lastSeen: JournalLine['id'] | null;
}

/** The reply that the hub stopped for newer words; `null` for everything else. */
export function stoppedReplyIn({ state, refusal, entry }: OutboxEntry): Reply | null {
  if (state !== 'refused' || refusal?.code !== 'incident.newer-words') return null;
  const reply = incidentCommands['incident.reply'].input.safeParse(entry.input);
  if (reply.success) return { text: reply.data.text, files: [], lastSeen: reply.data.lastSeen ?? null };
  const attached = incidentCommands['incident.attach'].input.safeParse(entry.input);
  if (!attached.success) return null;
  const { text, attachments, lastSeen } = attached.data;
  return { text: text ?? '', files: attachments, lastSeen: lastSeen ?? null };
}

interface RefusedReplyProps {
  readonly stopped: OutboxEntry;
  readonly reply: Reply;
  readonly journal: readonly JournalLine[];
  readonly requester: Person | undefined;
  readonly dock: Dock;
}

/** A reply written offline that met newer words at the hub: what they are, and the ways on (COL-2). */
export function RefusedReply({ stopped, reply, journal, requester, dock }: RefusedReplyProps) {
  const { t } = useTranslation('incident');
  const desk = useDesk();
  const me = useMe();
  const purpose = `reply:${stopped.entry.target}`;
  const draft = useDraft(purpose);
  const seen = useDraft(`seen:${purpose}`);
  const attached = useAttachmentDraft(purpose);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function sendAnyway(): Promise<void> {
    const again = await desk.reapplyRefused(stopped.id);
    setRefusal(again.ok ? null : again.refusal);
  }
  async function edit(): Promise<void> {
    if (reply.text !== '') draft.write(withMore(draft.text, reply.text));
    if (reply.files.length > 0) attached.replace([...attached.files, ...reply.files]);
    seen.write(lastLineOf(journal) ?? '');
    dock.choose('reply');
    await desk.dismissRefused(stopped.id);
  }
  return (
    <section className={styles.stopped} aria-label={t('guard.stopped')}>
      <p className={styles.sentence}>{t('guard.stopped')}</p>
      {reply.text !== '' && <blockquote className={styles.text}>{reply.text}</blockquote>}
      <NewerWords
        lines={unseenWords(journal, reply.lastSeen, me.id)}
        requester={requester}
        onSendAnyway={() => void sendAnyway()}
        onEdit={() => void edit()}
      />
      <RefusalNote refusal={refusal} />
    </section>
  );
}
