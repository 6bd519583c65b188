import { useEffect, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { IconCloudUp } from '@tabler/icons-react';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { isWorthKeeping } from '../draft/draft.ts';
import { useDraft } from '../draft/use-draft.ts';
import { Note } from '../look/note.tsx';
import { BackLink, Page, PageHead } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { ReportForm } from './report-form.tsx';

/** The rest of the report: optional but for one question. Goes on to the confirmation when the hub has taken it. */
export function ReportPage() {
  const [, goTo] = useLocation();
  const { drafts } = usePortal();
  const form = useDraft('report', null);
  // Asked once: whoever empties a field to write it anew is not sent away.
  const [hadWords] = useState(() => isWorthKeeping(form));
  useEffect(() => {
    const subscription = drafts.accepted$.subscribe(({ content, target }) => {
      if (content.kind === 'report') goTo(routes.received(target), { replace: true });
    });
    return () => subscription.unsubscribe();
  }, [drafts, goTo]);

  if (form.isHandedOver) return <Sending />;
  // Reached by its address alone, or after it was sent: it begins with the words.
  if (!hadWords) return <Redirect href={routes.start} replace />;
  return <ReportForm form={form} />;
}

function Sending() {
  const { say } = useWords();
  const { status$ } = usePortal();
  const isWaiting = useLive(status$) === 'offline';
  const title = isWaiting ? say('sending.waiting.title') : say('sending.title');
  return (
    <Page>
      {isWaiting && <BackLink href={routes.start}>{say('app.back')}</BackLink>}
      <PageHead title={title} />
      <output>
        <Note icon={IconCloudUp}>{isWaiting ? say('sending.waiting.text') : say('sending.text')}</Note>
      </output>
    </Page>
  );
}
