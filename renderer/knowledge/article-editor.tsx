import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { articleAudiences, articleLanguages, MOST_ARTICLE_LETTERS } from '#domain/knowledge/article.record.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { Markdown } from '#platform/browser/markdown.tsx';
import type { ReactNode } from 'react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormActions } from '../app/actions/use-form-actions.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { PaneHead } from '../look/pane.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useFocusOnMount } from '../look/use-focus-on-mount.ts';
import type { ArticleDraft } from './article-draft.ts';
import { lackOf } from './article-draft.ts';
import styles from './article-editor.module.css';

interface ArticleEditorProps {
  readonly heading: string;
  readonly draft: ArticleDraft;
  /** Where it comes from, or what has happened to it meanwhile. */
  readonly note?: ReactNode;
  readonly saveTitle: string;
  /** A second way to save; `null` where there is none. */
  readonly onPublish: (() => Promise<Refusal | null>) | null;
  readonly onChange: (draft: ArticleDraft) => void;
  readonly onSave: () => Promise<Refusal | null>;
  readonly onLeave: () => void;
  /** Forgets what was typed. */
  readonly onDiscard: () => void;
}

/** Writes an article and shows it as readers will see it. What is typed is kept elsewhere with every letter. */
export function ArticleEditor(props: ArticleEditorProps) {
  const { heading, draft, note, saveTitle, onPublish, onSave, onLeave, onDiscard } = props;
  const { t } = useTranslation('knowledge');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [wasSaved, setWasSaved] = useState(false);
  const lack = lackOf(draft);

  async function finish(save: () => Promise<Refusal | null>): Promise<void> {
    setWasSaved(true);
    if (lack === null) setRefusal(await save());
  }
  useFormActions({
    id: 'article-editor',
    submitTitle: saveTitle,
    leaveTitle: t('editor.leave'),
    submit: () => void finish(onSave),
    maySubmit: () => true,
    leave: onLeave,
  });

  return (
    <form
      className={styles.editor}
      aria-label={heading}
      onSubmit={(event) => {
        event.preventDefault();
        void finish(onSave);
      }}
    >
      <PaneHead title={heading} onBack={onLeave}>
        <Button variant="subtle" color="gray" onClick={onDiscard}>
          {t('editor.discard')}
        </Button>
        {onPublish !== null && <Button onClick={() => void finish(onPublish)}>{t('editor.publish')}</Button>}
        <Button variant="filled" type="submit">
          {saveTitle}
          <span className={styles.caps}>
            <KeyCaps keys="mod+enter" />
          </span>
        </Button>
      </PaneHead>
      <div className={styles.notes}>
        {note}
        <RefusalNote refusal={refusal} />
      </div>
      <Fields {...props} lack={wasSaved ? lack : null} />
    </form>
  );
}

interface FieldsProps extends Pick<ArticleEditorProps, 'draft' | 'onChange'> {
  readonly lack: 'title' | 'body' | null;
}

function Fields({ draft, onChange, lack }: FieldsProps) {
  const { t } = useTranslation('knowledge');
  const title = useFocusOnMount<HTMLInputElement>();
  const [part, setPart] = useState<'write' | 'preview'>('write');
  return (
    <div className={styles.columns} data-part={part}>
      <SegmentedControl
        className={styles.parts}
        aria-label={t('editor.parts')}
        value={part}
        data={[
          { value: 'write', label: t('editor.write') },
          { value: 'preview', label: t('editor.preview') },
        ]}
        onChange={(chosen) => setPart(chosen === 'preview' ? 'preview' : 'write')}
      />
      <div className={styles.fields}>
        <TextInput
          ref={title}
          label={t('editor.title')}
          description={t('editor.titleHint')}
          value={draft.title}
          maxLength={200}
          autoComplete="off"
          error={lack === 'title' && t('editor.lacksTitle')}
          onChange={({ currentTarget }) => onChange({ ...draft, title: currentTarget.value })}
        />
        <Choices draft={draft} onChange={onChange} />
        <Textarea
          label={t('editor.body')}
          description={t('editor.markdown')}
          autosize
          minRows={16}
          maxLength={MOST_ARTICLE_LETTERS}
          lang={draft.language}
          classNames={{ input: styles.body }}
          value={draft.body}
          error={lack === 'body' && t('editor.lacksBody')}
          onChange={({ currentTarget }) => onChange({ ...draft, body: currentTarget.value })}
        />
        <p className={styles.kept}>{t('editor.kept')}</p>
      </div>
      <Preview draft={draft} />
    </div>
  );
}

/** Whom it is for, and what it is written in. */
function Choices({ draft, onChange }: Pick<FieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('knowledge');
  return (
    <div className={styles.choices}>
      <NativeSelect
        label={t('editor.audience')}
        value={draft.audience}
        data={articleAudiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...draft, audience: chosenFrom(articleAudiences, currentTarget) })}
      />
      <NativeSelect
        label={t('editor.language')}
        value={draft.language}
        data={articleLanguages.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...draft, language: chosenFrom(articleLanguages, currentTarget) })}
      />
    </div>
  );
}

/** As readers will see it. It may lag behind a fast hand, so that the hand never waits for it. */
function Preview({ draft }: Pick<FieldsProps, 'draft'>) {
  const { t } = useTranslation('knowledge');
  const { title, body, language } = useDeferredValue(draft);
  return (
    <section className={styles.preview} aria-label={t('editor.preview')}>
      <h2 className={styles.previewTitle} lang={language}>
        {title.trim() === '' ? t('editor.untitled') : title}
      </h2>
      <div lang={language}>
        <Markdown text={body} topHeading={3} />
      </div>
    </section>
  );
}

function chosenFrom<const Value extends string>(
  values: readonly Value[],
  { value }: { readonly value: string },
): Value {
  // The field offers these values and no others.
  return values.find((known) => known === value) ?? values[0]!;
}
