import type { Refusal } from '#domain/kernel/result.ts';
import { summaryOf } from '#domain/incident/summary.rules.ts';
import { Button } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { BackLink, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { draftKeys } from '../draft/draft-keys.ts';
import { useKept } from '../draft/use-kept.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { bakedPicture } from '../screenshot/bake-picture.ts';
import type { Shot } from '../screenshot/shot.ts';
import { ScreenPictures } from '../screenshot/screen-pictures.tsx';
import { useWords } from '../words/use-words.ts';
import type { ChosenFacts } from './computer-facts.rules.ts';
import { factsToSend } from './computer-facts.rules.ts';
import { ComputerFacts } from './computer-facts.tsx';
import type { ReportDraft } from './report-draft.ts';
import { emptyReport, reportDraft } from './report-draft.ts';
import { ReportQuestions } from './report-questions.tsx';
import styles from './report-page.module.css';

/** The words first, then how bad it is, then what can be sent along; nothing that was not shown. */
export function ReportPage() {
  const { say } = useWords();
  const { drafts } = useHelper();
  const [draft, keepDraft] = useKept(draftKeys.report, reportDraft, emptyReport);
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const [facts, setFacts] = useState<ChosenFacts>([]);
  const { send, isSending, refusal } = useSending(() => keepDraft(null));
  const [wasSent, setWasSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const hasShots = shots.length > 0;
  useEffect(() => (hasShots ? drafts.hold(draftKeys.pictures) : undefined), [drafts, hasShots]);

  function submit(): void {
    setWasSent(true);
    const lacksWords = summaryOf(draft.words) === '';
    if (lacksWords || draft.effect === null) return focusOnMissing(form.current, lacksWords);
    return void send({ ...draft, effect: draft.effect }, shots, facts);
  }

  return (
    <Page>
      <BackLink href={routes.home}>{say('app.back')}</BackLink>
      <PageHead title={say('home.report')} />
      <form
        ref={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Card>
          <ReportQuestions draft={draft} onChange={keepDraft} showsMissing={wasSent} />
        </Card>
        <ScreenPictures shots={shots} onChange={setShots} />
        <ComputerFacts facts={facts} onChange={setFacts} />
        <RefusalNote refusal={refusal} />
        <Button
          type="submit"
          size="lg"
          fullWidth
          loading={isSending}
          leftSection={<IconSend2 size={22} stroke={1.75} aria-hidden="true" />}
        >
          {say('report.send')}
        </Button>
        <p className={styles.kept}>{say('report.kept.here')}</p>
      </form>
    </Page>
  );
}

type CompleteReport = ReportDraft & { readonly effect: NonNullable<ReportDraft['effect']> };

/** Hands a report over to the core, and goes on to the receipt once it is kept. */
function useSending(onKept: () => void) {
  const { say, language } = useWords();
  const { ask } = useHelper();
  const [, goTo] = useLocation();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(report: CompleteReport, shots: readonly Shot[], facts: ChosenFacts): Promise<void> {
    setIsSending(true);
    try {
      const pictures = await Promise.all(shots.map(bakedPicture));
      const diagnostics = factsToSend(facts, say);
      const answer = await ask('problem.report', { ...report, language, pictures, diagnostics });
      setRefusal(answer.ok ? null : refusalIn(answer.refusal));
      if (!answer.ok) return;
      onKept();
      goTo(routes.sent, { replace: true });
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setIsSending(false);
    }
  }

  return { send, isSending, refusal };
}

function focusOnMissing(form: HTMLFormElement | null, lacksWords: boolean): void {
  form?.querySelector<HTMLElement>(lacksWords ? 'textarea' : 'input[name="effect"]')?.focus();
}
