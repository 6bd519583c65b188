import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { FileField, useFileField } from '../attachment/file-chips.tsx';
import { FilePlace } from '../attachment/file-place.tsx';
import { routes } from '../app/routes.ts';
import { MAX_DETAILS, MAX_WORDS } from '../draft/draft.ts';
import { summaryOf } from '#domain/incident/summary.rules.ts';
import type { DraftForm } from '../draft/use-draft.ts';
import { RefusalNote } from '../look/note.tsx';
import { Optional } from '../look/optional.tsx';
import { Actions, BackLink, Card, Page, PageHead } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { EffectChoice } from './effect-choice.tsx';
import styles from './report-form.module.css';
import { ServiceChoice } from './service-choice.tsx';

interface ReportFormProps {
  readonly form: DraftForm<'report'>;
}

/** What to ask beside the words themselves. What is missing is said at its place and gets the focus. */
export function ReportForm({ form }: ReportFormProps) {
  const { say } = useWords();
  const [wasSent, setWasSent] = useState(false);
  const body = useRef<HTMLFormElement>(null);

  function send(): void {
    setWasSent(true);
    if (form.isComplete) return form.handOver();
    const missing = summaryOf(form.content.words) === '' ? 'textarea' : 'input[name="effect"]';
    body.current?.querySelector<HTMLElement>(missing)?.focus();
  }

  return (
    <Page>
      <BackLink href={routes.start}>{say('app.back')}</BackLink>
      <PageHead title={say('report.title')} />
      <form
        ref={body}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Card>
          <Questions form={form} showsMissing={wasSent} />
        </Card>
        <RefusalNote refusal={form.refusal} />
        <Actions>
          <Button type="submit" size="xl" leftSection={<IconSend2 size={22} stroke={1.75} aria-hidden="true" />}>
            {say('report.send')}
          </Button>
          <p className={styles.kept}>{say('report.kept')}</p>
        </Actions>
      </form>
    </Page>
  );
}

function Questions({ form, showsMissing }: ReportFormProps & { readonly showsMissing: boolean }) {
  const { say } = useWords();
  const { content, write } = form;
  const { files } = content;
  const fileProps = { files, onChange: (changed: readonly Attachment[]) => write({ ...content, files: [...changed] }) };
  const fileField = useFileField(fileProps);
  const lacksWords = showsMissing && summaryOf(content.words) === '';
  const lacksEffect = showsMissing && content.effect === null;
  return (
    <>
      <Textarea
        label={say('report.words')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MAX_WORDS}
        value={content.words}
        onChange={(event) => write({ ...content, words: event.currentTarget.value })}
        error={lacksWords ? say('start.empty') : null}
      />
      <ServiceChoice value={content.service} onChange={(service) => write({ ...content, service })} />
      <EffectChoice
        value={content.effect}
        onChange={(effect) => write({ ...content, effect })}
        error={lacksEffect ? say('report.effect.missing') : null}
      />
      <FilePlace onFiles={fileField.add}>
        <Textarea
          label={<Optional>{say('report.details')}</Optional>}
          description={say('report.details.hint')}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={MAX_DETAILS}
          value={content.details}
          onChange={(event) => write({ ...content, details: event.currentTarget.value })}
        />
        <FileField {...fileProps} field={fileField} />
      </FilePlace>
    </>
  );
}
