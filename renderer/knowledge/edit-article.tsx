import { Button } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
import { useDraft } from '../app/drafts.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { toast } from '../look/toast.tsx';
import { draftOf, readDraft, textOf } from './article-draft.ts';
import { ArticleEditor } from './article-editor.tsx';
import { commandArticle, watchArticle } from './knowledge-repository.ts';
import styles from './note.module.css';

interface EditArticleProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** Writes the next version of an article. */
export function EditArticle({ id, onClose }: EditArticleProps) {
  const desk = useDesk();
  const article = useLive(useMemo(() => watchArticle(desk, id), [desk, id]));
  if (article === undefined) return <ScreenSkeleton rows={8} />;
  if (article === null) return <MissingScreen />;
  return <Editing article={article} onClose={onClose} />;
}

function Editing({ article, onClose }: { readonly article: Article; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const desk = useDesk();
  const kept = useDraft(`article:${article.id}`);
  const draft = readDraft(kept.text, draftOf(article));
  const isBehind = draft.basedOn !== article.revision;

  async function save(): Promise<Refusal | null> {
    const { basedOn } = draft;
    const revised = await commandArticle(desk, article.id, 'article.revise', { ...textOf(draft), basedOn });
    if (!revised.ok) return revised.refusal;
    kept.clear();
    toast({ message: t('done.revised') });
    onClose();
    return null;
  }
  function discard(): void {
    kept.clear();
    onClose();
  }

  return (
    <>
      <DraftElsewhere draft={kept} form="whole" wordsOf={(text) => readDraft(text, draft).body} />
      <ArticleEditor
        heading={t('editor.editTitle', { number: article.number ?? article.title })}
        draft={draft}
        note={
          isBehind && (
            <output className={styles.note}>
              <p>{t('editor.behind', { revision: article.revision })}</p>
              <div className={styles.ways}>
                <Button onClick={() => kept.write(JSON.stringify({ ...draft, basedOn: article.revision }))}>
                  {t('editor.keepMine')}
                </Button>
                <Button onClick={() => kept.clear()}>{t('editor.takeTheirs')}</Button>
              </div>
            </output>
          )
        }
        saveTitle={t('editor.save')}
        onPublish={null}
        onChange={(changed) => kept.write(JSON.stringify(changed))}
        onSave={save}
        onLeave={onClose}
        onDiscard={discard}
      />
    </>
  );
}
