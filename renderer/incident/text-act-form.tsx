import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { DraftElsewhere } from '../app/draft-elsewhere.tsx';
import { useDraft } from '../app/drafts.ts';
import { InsertArticle } from '../knowledge/insert-article.tsx';
import { ActForm } from './act-form.tsx';
import { withMore } from './with-more.ts';
import type { DockProps } from './incident-dock.tsx';

interface TextActFormProps extends DockProps {
  readonly act: 'resolve' | 'reopen' | 'decline';
}

/** An act that wants one text: what solved it, why it is open again, why it is declined. */
export function TextActForm({ incident, requesterName, acting, dock, act }: TextActFormProps) {
  const { t } = useTranslation('incident');
  const draft = useDraft(`${act}:${incident.id}`);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const text = draft.text.trim();

  function issue(): Promise<Refusal | null> {
    const said = t(`done.${act}`);
    const undoneReason = t('undoneReason');
    if (act === 'resolve') {
      const undo = () => acting.act('incident.reopen', { reason: undoneReason });
      return acting.act('incident.resolve', { resolution: text }, { said, undo });
    }
    return acting.act(`incident.${act}`, { reason: text }, { said });
  }
  async function submit(): Promise<void> {
    const refused = await issue();
    setRefusal(refused);
    if (refused !== null) return;
    draft.clear();
    dock.leave(act);
  }

  return (
    <ActForm
      act={act}
      readers={act === 'decline' ? { kind: 'desk' } : { kind: 'requester', name: requesterName }}
      refusal={refusal}
      isComplete={text !== ''}
      onSubmit={submit}
      onCancel={() => dock.leave(act)}
    >
      <Textarea
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        aria-label={t(`form.${act}.label`)}
        placeholder={t(`form.${act}.label`)}
        value={draft.text}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)}
      />
      <DraftElsewhere draft={draft} form="text" />
      {act === 'resolve' && (
        <InsertArticle
          about={incident.summary}
          form="reference"
          isForRequester
          onInsert={(article) => draft.write(withMore(draft.text, article))}
        />
      )}
    </ActForm>
  );
}
