import { Button } from '@mantine/core';
import type { HelpState } from '#contracts/helper-core.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { IconEyeOff, IconHeadset } from '@tabler/icons-react';
import { Note } from '../../../portal/look/note.tsx';
import { Actions, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { momentWords } from '../../../portal/words/moment-words.ts';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
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
      <RefusalNote refusal={acts.refusal} />
    </Page>
  );
}

function Standing({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  switch (help.state) {
    case 'waiting':
      return <Waiting help={help} acts={acts} />;
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
        <output className={styles.code}>{help.code}</output>
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

function Joined({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  const { say, language } = useWords();
  const { nowMs } = useHelper();
  const moment = help.joinedAtMs === null ? null : momentWords(help.joinedAtMs, nowMs(), language, say);
  return (
    <>
      <Card>
        <div className={styles.who}>
          <span className={styles.picture}>
            <IconHeadset size={26} stroke={1.75} aria-hidden="true" />
          </span>
          <div>
            <p className={styles.name}>
              <output>{say('help.joined', { agent: help.agentName ?? '' })}</output>
            </p>
            {moment !== null && <p className={styles.faint}>{say('help.joined.since', { moment })}</p>}
          </div>
        </div>
        {help.ticket !== null && (
          <>
            <p className={styles.faint}>{say('help.joined.ticket')}</p>
            <p className={styles.ticket}>
              {help.ticket.summary}
              {help.ticket.number !== null && <span className={styles.faint}> {help.ticket.number}</span>}
            </p>
          </>
        )}
      </Card>
      <Note icon={IconEyeOff}>{say('help.joined.sees')}</Note>
      <Actions>
        <Button onClick={() => void acts.end()}>{say('help.end')}</Button>
      </Actions>
    </>
  );
}

function Ended({ help, acts }: { readonly help: HelpState; readonly acts: HelpActs }) {
  const { say } = useWords();
  const agent = help.agentName ?? '';
  return (
    <>
      <p>
        <output>{help.endedBy === 'agent' ? say('help.ended.agent', { agent }) : say('help.ended.user')}</output>
      </p>
      {help.joinedAtMs !== null && <p>{say('help.ended.hint')}</p>}
      <Actions>
        <Button onClick={() => void acts.dismiss()}>{say('help.close')}</Button>
        <Button variant="default" loading={acts.isAsking} onClick={() => void acts.request()}>
          {say('help.again')}
        </Button>
      </Actions>
    </>
  );
}
