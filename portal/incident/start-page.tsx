import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { Anchor } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { AnnouncementList } from '../announcement/announcement-list.tsx';
import { useDraft } from '../draft/use-draft.ts';
import { AnswerList } from '../knowledge/answer-list.tsx';
import { tellAsked } from '../knowledge/answers.ts';
import { Page } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { RequestList } from './request-list.tsx';
import { requestStateOf, turnIn } from './request-state.ts';
import type { SeenReplies } from './seen-replies.ts';
import { isUnread } from './seen-replies.ts';
import { UnsentReport } from './unsent-report.tsx';
import { WordsFirst } from './words-first.tsx';

/** Where everyone begins: say what is the matter in one's own words, and see what may help already (SLF-2). */
export function StartPage() {
  const { say } = useWords();
  const [, goTo] = useLocation();
  const portal = usePortal();
  const { content, isHandedOver } = useDraft('report', null);

  function proceed(): void {
    void tellAsked(portal, content.words);
    goTo(routes.report);
  }

  return (
    <Page>
      <AnnouncementList />
      {isHandedOver ? <UnsentReport /> : <WordsFirst onContinue={proceed} />}
      {!isHandedOver && <AnswerList words={content.words} />}
      <UnderWay />
      <Anchor component={Link} href={routes.support} fw={550}>
        {say('support.from-start')}
      </Anchor>
    </Page>
  );
}

const MOST_SHOWN = 3;

function UnderWay() {
  const { say } = useWords();
  const { requests$, seenReplies } = usePortal();
  const incidents = useLive(requests$) ?? [];
  const seen = useLive(seenReplies.seen$) ?? {};
  const open = incidents.filter(({ state }) => state !== 'closed');
  const forYou = open.filter((incident) => asksForYou(incident, seen));
  const others = open.filter((incident) => !asksForYou(incident, seen)).slice(0, MOST_SHOWN);
  return (
    <>
      {forYou.length > 0 && <RequestList title={say('start.for-you')} incidents={forYou} />}
      {others.length > 0 && <RequestList title={say('start.open')} incidents={others} />}
      {incidents.length > 0 && (
        <Anchor component={Link} href={routes.requests} fw={550}>
          {say('start.all')}
        </Anchor>
      )}
    </>
  );
}

function asksForYou(incident: PortalIncident, seen: SeenReplies): boolean {
  return turnIn(requestStateOf(incident)) === 'yours' || isUnread(incident, seen);
}
