import { Button } from '@mantine/core';
import type { HelpState } from '#contracts/helper-core.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { IconEyeOff } from '@tabler/icons-react';
import { Note } from '../../../portal/look/note.tsx';
import { Actions, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { CodeToRead, WhoHelps } from '../../../portal/look/who-helps.tsx';
import { momentWords } from '../../../portal/words/moment-words.ts';
import { ExchangeList } from '../exchange/exchange-list.tsx';
import { Link } from 'wouter';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { SayInHelper } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import { useHelpActs } from './use-help-acts.ts';
import type { HelpActs } from './use-help-acts.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import styles from './help.module.css';

/** Help by a code: get one, read it out, see who comes, end it. */
export function HelpPage() {
  const { say } = useWords();
  const { help } = useEnrolled();
  const acts = useHelpActs();
  return (
    <Page>
      <PageHead title={say('help.title')} />
      {help === null ? <Offer acts={acts} /> : <Standing help={help} acts={acts} />}
      {(help?.state === 'joined' || help?.state === 'ended') && <ExchangeList />}
      <RefusalNote refusal={acts.refusal} />
    </Page>
  );
}

function Standing({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  switch (help.state) {
    case 'waiting':
      return <Waiting help={help} acts={acts} />;
    case 'asked':
      return <Asked help={help} acts={acts} />;
    case 'joined':
      return <Joined help={help} acts={acts} />;
    case 'ended':
      return <Ended help={help} acts={acts} />;
    default:
      return assertNever(help.state);
  }
}

function Offer({ acts }: { readonly acts: HelpActs }) {
  const { say } = useWords();
  const { link } = useEnrolled();
  return (
    <>
      <p>{say('help.lead')}</p>
      <Note icon={IconEyeOff}>{say('help.wont')}</Note>
      {link === 'offline' && <p>{say('help.offline')}</p>}
      <Actions>
        <Button loading={acts.isAsking} disabled={link === 'offline'} onClick={() => void acts.request()}>
          {say('help.get')}
        </Button>
        <Button variant={link === 'offline' ? 'filled' : 'default'} component={Link} href={routes.withoutHub}>
          {say('lan.open')}
        </Button>
      </Actions>
    </>
  );
}

function Waiting({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  const { say } = useWords();
  const seconds = useSecondsLeft(help.awaitedUntilMs);
  if (seconds === 0) {
    return (
      <>
        <p>{say('help.over')}</p>
        <Actions>
          <Button loading={acts.isAsking} onClick={() => void acts.request()}>
            {say('help.again')}
          </Button>
          <Button variant="default" onClick={() => void acts.dismiss()}>
            {say('help.close')}
          </Button>
        </Actions>
      </>
    );
  }
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      <Card>
        <p className={styles.read}>{say('help.read')}</p>
        <CodeToRead code={help.code} />
        <p className={styles.left}>{say('help.left', { time })}</p>
      </Card>
      <Note icon={IconEyeOff}>{say('help.wont')}</Note>
      <Actions>
        <Button variant="default" onClick={() => void acts.end()}>
          {say('help.cancel')}
        </Button>
      </Actions>
    </>
  );
}

/** Somebody of the desk wants to help: who, what for, and how long the question stands (C2). */
function Asked({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  const { say } = useWords();
  const seconds = useSecondsLeft(help.awaitedUntilMs);
  return (
    <>
      <Card>
        <WhoHelps sentence={say('help.asked', { agent: help.agentName ?? '' })}>
          <p>{help.reason}</p>
        </WhoHelps>
        <TicketFacts help={help} />
        <p className={styles.left}>{say('help.asked.left', { seconds })}</p>
      </Card>
      <Note icon={IconEyeOff}>{say('help.asked.window')}</Note>
      <Actions>
        <Button variant="default" onClick={() => void acts.end()}>
          {say('help.asked.no')}
        </Button>
      </Actions>
    </>
  );
}

function TicketFacts({ help: { ticket } }: { readonly help: HelpState }) {
  const { say } = useWords();
  if (ticket === null) return null;
  return (
    <>
      <p className={styles.faint}>{say('help.joined.ticket')}</p>
      <p className={styles.ticket}>
        {ticket.summary}
        {ticket.number !== null && <span className={styles.faint}> {ticket.number}</span>}
      </p>
    </>
  );
}

function Joined({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  const { say, language } = useWords();
  const { nowMs } = useHelper();
  const moment = help.joinedAtMs === null ? null : momentWords(help.joinedAtMs, nowMs(), language, say);
  return (
    <>
      <Card>
        <WhoHelps sentence={say('help.joined', { agent: help.agentName ?? '' })}>
          {moment !== null && <p className={styles.faint}>{say('help.joined.since', { moment })}</p>}
        </WhoHelps>
        <TicketFacts help={help} />
      </Card>
      <Note icon={IconEyeOff}>{say(help.way === 'lan' ? 'lan.connecting' : 'help.joined.sees')}</Note>
      <Actions>
        <Button onClick={() => void acts.end()}>{say('help.end')}</Button>
      </Actions>
    </>
  );
}

function Ended({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  const { say } = useWords();
  return (
    <>
      <p>
        <output>{endedWords(help, say)}</output>
      </p>
      {help.joinedAtMs !== null && (
        <p>
          {say('help.ended.hint')}{' '}
          <Link href={routes.record(help.session)} className={styles.link}>
            {say('record.open')}
          </Link>
        </p>
      )}
      <Actions>
        <Button onClick={() => void acts.dismiss()}>{say('help.close')}</Button>
        {help.way !== 'lan' && (
          <Button variant="default" loading={acts.isAsking} onClick={() => void acts.request()}>
            {say('help.again')}
          </Button>
        )}
      </Actions>
    </>
  );
}

/** How it came to its end. Each word stands here whole, so that one that is missing is found. */
function endedWords({ endReason, endedBy, agentName, endNote }: HelpState, say: SayInHelper): string {
  const agent = agentName ?? '';
  switch (endReason) {
    case 'refused':
    case 'silent':
    case 'superseded':
    case 'banner-gone':
    case 'alarm':
    case 'line-lost':
    case 'idle':
    case 'time-up':
      return say(`help.ended.${endReason}`);
    case 'not-answered':
    case 'withdrawn':
    case 'barred':
    case 'no-display':
      return say(`help.ended.${endReason}`, { agent });
    case 'done':
    case 'panic-key':
    case 'stopped':
    case null:
      if (endedBy === 'lead') return say('help.ended.lead', { note: endNote ?? '' });
      return endedBy === 'agent' ? say('help.ended.agent', { agent }) : say('help.ended.user');
    default:
      return assertNever(endReason);
  }
}
