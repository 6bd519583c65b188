import type { IncidentId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Button } from '@mantine/core';
import { IconDeviceDesktopOff, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { Note, RefusalNote } from '../look/note.tsx';
import { Actions, BackLink, Card, Page, PageHead, PageSkeleton } from '../look/page.tsx';
import { CodeToRead } from '../look/who-helps.tsx';
import { useWords } from '../words/use-words.ts';
import { JoinedHelp } from './joined-help.tsx';
import { ObjectToHelp } from './object-to-help.tsx';
import type { Help, Refused } from './portal-support.ts';
import { SupportQuestion } from './support-question.tsx';
import styles from './support-page.module.css';
import { useSecondsUntil } from '#platform/browser/use-seconds-until.ts';

export interface Acting {
  readonly isActing: boolean;
  readonly act: (acting: Promise<Refused | null>) => void;
}

/** Showing one's screen to the desk from this page alone: no program is needed, and nobody can take the mouse (RMT-1). */
export function SupportPage() {
  const { say } = useWords();
  const { support } = usePortal();
  const help = useLive(support.help$);
  const [isActing, setIsActing] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const act = (acting: Promise<Refused | null>): void => {
    setIsActing(true);
    void acting.then(setRefusal).finally(() => setIsActing(false));
  };
  return (
    <Page>
      <BackLink href={routes.start}>{say('app.back')}</BackLink>
      <PageHead title={say('support.title')} />
      {help === undefined ? <PageSkeleton /> : <Standing help={help} isActing={isActing} act={act} />}
      <RefusalNote refusal={refusal} />
    </Page>
  );
}

function Standing({ help, ...acting }: Acting & { readonly help: Help | null }) {
  if (help === null) return <Offer {...acting} />;
  switch (help.state) {
    case 'waiting':
      return <Waiting help={help} {...acting} />;
    case 'asked':
      return <SupportQuestion help={help} {...acting} />;
    case 'joined':
      return <JoinedHelp help={help} {...acting} />;
    case 'ended':
      return <Ended help={help} />;
    default:
      return assertNever(help.state);
  }
}

function Offer({ isActing, act }: Acting) {
  const { say } = useWords();
  const { support } = usePortal();
  const ticket = useTicket();
  if (!('getDisplayMedia' in navigator.mediaDevices)) {
    return <Note icon={IconDeviceDesktopOff}>{say('support.unable')}</Note>;
  }
  return (
    <>
      <p>{say(ticket === null ? 'support.lead' : 'support.lead.ticket')}</p>
      <Note icon={IconEyeOff}>{say('support.wont')}</Note>
      <Actions>
        <Button loading={isActing} onClick={() => act(support.request(ticket))}>
          {say(ticket === null ? 'support.get' : 'support.get.ticket')}
        </Button>
      </Actions>
    </>
  );
}

/** The request that this is about, where the page was opened from one. */
function useTicket(): IncidentId | null {
  const [search] = useSearchParams();
  const named = search.get('request');
  const read = incidentId.safeParse(`incident:${named ?? ''}`);
  return named !== null && read.success ? read.data : null;
}

function Waiting({ help, isActing, act }: Acting & { readonly help: Help }) {
  const { say } = useWords();
  const { support, nowMs } = usePortal();
  const here = useLive(support.here$);
  const seconds = useSecondsUntil(help.awaitedUntilMs, nowMs);
  const code = here?.session === help.id ? here.code : null;
  if (seconds === 0 || (code === null && help.ticket === null)) {
    return (
      <>
        <p>{say(seconds === 0 ? 'support.over' : 'support.elsewhere')}</p>
        <Actions>
          <Button loading={isActing} onClick={() => act(support.request(help.ticket?.id ?? null))}>
            {say(help.ticket === null ? 'support.again' : 'support.get.ticket')}
          </Button>
        </Actions>
      </>
    );
  }
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      <Card>
        {help.ticket !== null && <p>{say('support.waiting.ticket', { summary: help.ticket.summary })}</p>}
        {code !== null && (
          <>
            <p className={styles.center}>{say(help.ticket === null ? 'support.read' : 'support.read.too')}</p>
            <CodeToRead code={code} />
          </>
        )}
        <p className={`${styles.left} ${styles.center}`}>{say('support.left', { time })}</p>
      </Card>
      <Note icon={IconEyeOff}>{say('support.wont')}</Note>
      <Actions>
        <Button variant="default" loading={isActing} onClick={() => act(support.end(help.id))}>
          {say('support.cancel')}
        </Button>
      </Actions>
    </>
  );
}

function Ended({ help }: { readonly help: Help }) {
  const { say } = useWords();
  const { support } = usePortal();
  return (
    <>
      <p>
        <output>{endedWords(help, say)}</output>
      </p>
      <Actions>
        <Button onClick={() => support.dismiss(help.id)}>{say('support.close')}</Button>
      </Actions>
      {help.joinedAtMs !== null && help.ticket !== null && (
        <ObjectToHelp session={help.id} incident={help.ticket.id} joinedAtMs={help.joinedAtMs} />
      )}
    </>
  );
}

/** How it came to its end, and what to do now. Each word stands here whole, so that one that is missing is found. */
function endedWords(
  { endReason, endedBy, agentName, endNote, joinedAtMs }: Help,
  say: ReturnType<typeof useWords>['say'],
): string {
  const agent = agentName ?? '';
  switch (endReason) {
    case 'refused':
    case 'silent':
    case 'alarm':
    case 'superseded':
    case 'line-lost':
    case 'idle':
    case 'time-up':
      return say(`support.ended.${endReason}`);
    case 'not-answered':
      return agentName === null ? say('support.over') : say('support.ended.not-answered', { agent });
    case 'withdrawn':
      return say('support.ended.withdrawn', { agent });
    case 'done':
    case 'stopped':
    // No browser has these.
    case 'panic-key':
    case 'banner-gone':
    case 'barred':
    case 'no-display':
    case null:
      if (endedBy === 'lead') return say('support.ended.lead', { note: endNote ?? '' });
      if (endedBy === 'agent') return say('support.ended.agent', { agent });
      return say(joinedAtMs === null ? 'support.ended.cancelled' : 'support.ended.user');
    default:
      return assertNever(endReason);
  }
}
