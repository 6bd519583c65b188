import { incidentId } from '#domain/kernel/fields.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { caseTemplate } from '#domain/knowledge/article-template.rules.ts';
import type { ArticleLanguage } from '#domain/knowledge/article.record.ts';
import { nextReviewAtMs } from '#domain/knowledge/article.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskInside } from '../app/desk-context.ts';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
import { useDraft } from '../app/drafts.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { usePeople } from '../app/use-people.ts';
import { watchTicket } from '../incident/incident-repository.ts';
import type { Ticket } from '../incident/incident-repository.ts';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { toast } from '../look/toast.tsx';
import type { ArticleDraft } from './article-draft.ts';
import { readDraft, textOf } from './article-draft.ts';
import { ArticleEditor } from './article-editor.tsx';
import styles from './note.module.css';
import { articleOfTicket } from './article-of-ticket.ts';
import { commandArticle, draftArticle } from './knowledge-repository.ts';

interface NewArticleProps {
  /** The ticket it is written from, as it stands in the address. */
  readonly source: string | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** A new article: from the template, or from a ticket with all that is known (KNW-2). */
export function NewArticle(props: NewArticleProps) {
  const { i18n } = useTranslation();
  const source = incidentId.safeParse(props.source);
  if (source.success) return <FromTicket {...props} key={source.data} source={source.data} />;
  const language = i18n.language === 'de' ? 'de' : 'en';
  return (
    <Writing {...props} source={null} ticketName="" begun={{ title: '', body: caseTemplate(language), language }} />
  );
}

function FromTicket({ source, ...ways }: Omit<NewArticleProps, 'source'> & { readonly source: IncidentId }) {
  const { desk } = useDeskInside();
  const ticket = useLive(useMemo(() => watchTicket(desk, source), [desk, source]));
  if (ticket === undefined) return <ScreenSkeleton rows={8} />;
  if (ticket.incident === null) return <MissingScreen />;
  return <OfTicket {...ways} ticket={{ ...ticket, incident: ticket.incident }} />;
}

type FoundTicket = Ticket & { readonly incident: NonNullable<Ticket['incident']> };

function OfTicket({ ticket, ...ways }: Omit<NewArticleProps, 'source'> & { readonly ticket: FoundTicket }) {
  const { incident, journal } = ticket;
  const requester = usePeople([incident.requester]).get(incident.requester);
  if (requester === undefined) return <ScreenSkeleton rows={8} />;
  const { language } = requester;
  const begun = { ...articleOfTicket(language, incident, journal), language };
  return <Writing {...ways} source={incident.id} ticketName={incident.number ?? incident.summary} begun={begun} />;
}

interface WritingProps extends Omit<NewArticleProps, 'source'> {
  readonly source: IncidentId | null;
  /** What the ticket is called; empty without one. */
  readonly ticketName: string;
  readonly begun: { readonly title: string; readonly body: string; readonly language: ArticleLanguage };
}

function Writing({ source, ticketName, begun, onSaved, onClose }: WritingProps) {
  const { t } = useTranslation('knowledge');
  const { desk, me } = useDeskInside();
  const kept = useDraft(`article:new:${source ?? ''}`);
  const draft = readDraft(kept.text, { ...begun, audience: 'end-users', basedOn: 1 });

  async function save(isPublished: boolean): Promise<Refusal | null> {
    const reviewDueAtMs = nextReviewAtMs(desk.nowMs());
    const drafted = await draftArticle(desk, { ...textOf(draft), owner: me.id, reviewDueAtMs, source, number: null });
    if (!drafted.ok) return drafted.refusal;
    kept.clear();
    const published = isPublished ? await commandArticle(desk, drafted.value, 'article.publish', {}) : ok(null);
    toast({ message: t(isPublished ? 'done.publish' : 'done.drafted') });
    onSaved(drafted.value);
    return published.ok ? null : published.refusal;
  }

  return (
    <>
      <DraftElsewhere draft={kept} form="whole" wordsOf={(text) => readDraft(text, draft).body} />
      <ArticleEditor
        heading={t('editor.newTitle')}
        draft={draft}
        note={source !== null && <p className={styles.note}>{t('editor.fromTicket', { ticket: ticketName })}</p>}
        saveTitle={t('editor.saveDraft')}
        onPublish={() => save(true)}
        onChange={(changed: ArticleDraft) => kept.write(JSON.stringify(changed))}
        onSave={() => save(false)}
        onLeave={onClose}
        onDiscard={() => {
          kept.clear();
          onClose();
        }}
      />
    </>
  );
}
