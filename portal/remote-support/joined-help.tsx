import { useLive } from '#platform/browser/use-live.ts';
import { Button } from '@mantine/core';
import { IconDeviceDesktopOff, IconEyeOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { Note } from '../look/note.tsx';
import { Actions, Card } from '../look/page.tsx';
import type { Say } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import { HelperCard } from './helper-card.tsx';
import type { Help } from './portal-support.ts';
import { RecordQuestion } from './record-question.tsx';
import { RecordingMark } from './recording-mark.tsx';
import type { SharingState } from './sharing.ts';
import type { Acting } from './support-page.tsx';
import styles from './support-page.module.css';

/** Somebody is there. What they see is chosen here, in the browser's own words, and taken back here (C1, C7, C10). */
export function JoinedHelp({ help, ...acting }: Acting & { readonly help: Help }) {
  const { support, sharing } = usePortal();
  const here = useLive(support.here$);
  const state = useLive(sharing.state$) ?? null;
  if (here?.session !== help.id || state === null) return <Elsewhere help={help} {...acting} />;
  return <Here help={help} state={state} {...acting} />;
}

/** Another window takes part, or this one was opened anew. */
function Elsewhere({ help, isActing, act }: Acting & { readonly help: Help }) {
  const { say } = useWords();
  const { support } = usePortal();
  return (
    <>
      <Card>
        <HelperCard sentence={say('support.joined', { agent: help.agentName ?? '' })} ticket={help.ticket} />
      </Card>
      <p>{say('support.joined.elsewhere')}</p>
      <Actions>
        <Button onClick={() => support.goOnHere(help.id)}>{say('support.here')}</Button>
        <Button variant="default" loading={isActing} onClick={() => act(support.end(help.id))}>
          {say('support.end')}
        </Button>
      </Actions>
    </>
  );
}

interface HereProps extends Acting {
  readonly help: Help;
  readonly state: SharingState;
}

function Here({ help, state, isActing, act }: HereProps) {
  const { say } = useWords();
  const { support, sharing } = usePortal();
  const { shown, isAsked, colleague, recording, hasScreen, problem } = state;
  const agent = shown.agentName;
  const end = (): void => {
    sharing.stop();
    act(support.end(help.id));
  };
  return (
    <>
      <Card>
        <HelperCard sentence={standingWords(state, say)} ticket={help.ticket}>
          <RecordingMark shown={shown} />
          {shown.onlookers.length > 0 && <p>{say('support.onlookers', { names: shown.onlookers.join(', ') })}</p>}
        </HelperCard>
        {shown.code !== null && (
          <p className={styles.same}>
            <span className={styles.digits}>{`${shown.code.slice(0, 3)} ${shown.code.slice(3)}`}</span>
            <span className={styles.faint}>{say('support.digits', { agent })}</span>
          </p>
        )}
      </Card>
      {colleague !== null && <ColleagueQuestion agent={agent} colleague={colleague} />}
      {recording !== null && <RecordQuestion asked={recording} />}
      {!hasScreen && <Note icon={IconEyeOff}>{say('support.choose.hint', { agent })}</Note>}
      {problem !== null && (
        <div role="alert">
          <Note icon={IconDeviceDesktopOff} tone="trouble">
            {say(problem === 'picture.not-permitted' ? 'support.not-permitted' : 'support.no-screen')}
          </Note>
        </div>
      )}
      <Actions>
        {!hasScreen && <Button onClick={() => void sharing.choose()}>{say('support.choose')}</Button>}
        {!hasScreen && isAsked && (
          <Button variant="default" onClick={sharing.refuse}>
            {say('support.choose.no')}
          </Button>
        )}
        {hasScreen && (
          <Button onClick={shown.isPaused ? sharing.resume : sharing.pause}>
            {say(shown.isPaused ? 'support.resume' : 'support.pause')}
          </Button>
        )}
        <StopRecording shown={shown} />
        <Button variant="default" loading={isActing} onClick={end}>
          {say('support.end')}
        </Button>
        {help.ticket !== null && (
          <Button component={Link} href={routes.request(help.ticket.id)} variant="subtle">
            {say('support.write')}
          </Button>
        )}
      </Actions>
    </>
  );
}

function StopRecording({ shown }: Pick<SharingState, 'shown'>) {
  const { say } = useWords();
  const { sharing } = usePortal();
  if (!shown.allowed.includes('record')) return null;
  return (
    <Button variant="default" onClick={sharing.stopRecording}>
      {say('support.record.stop')}
    </Button>
  );
}

/** A colleague would like to look on as well: asked by name (W8). */
function ColleagueQuestion({ agent, colleague }: { readonly agent: string; readonly colleague: string }) {
  const { say } = useWords();
  const { sharing } = usePortal();
  return (
    <Card>
      <p>
        <output>{say('support.colleague', { agent, colleague })}</output>
      </p>
      <Actions>
        <Button variant="default" onClick={sharing.refuse}>
          {say('support.no')}
        </Button>
        <Button onClick={sharing.letLookOn}>{say('support.colleague.yes', { colleague })}</Button>
      </Actions>
    </Card>
  );
}

/** What the agent sees at this moment. Each word stands here whole, so that one that is missing is found. */
export function standingWords({ shown, hasScreen }: SharingState, say: Say): string {
  const agent = shown.agentName;
  if (shown.line === 'broken') return say('support.broken', { agent });
  if (shown.isPaused) return say('support.paused', { agent });
  if (!hasScreen || !shown.allowed.includes('view')) return say('support.nothing', { agent });
  return say(shown.line === 'waiting' ? 'support.awaited' : 'support.seen', { agent });
}
