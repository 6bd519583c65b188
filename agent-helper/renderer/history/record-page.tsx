import type { HelpRecord } from '#contracts/helper-core.ts';
import type { AgentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { distinctUntilChanged, map, switchMap } from 'rxjs';
import { exactMoment, momentWords } from '../../../portal/words/moment-words.ts';
import { BackLink, Card, Page, PageHead, PageSkeleton } from '../../../portal/look/page.tsx';
import { asked } from '../app/asked.ts';
import { useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import { ObjectToHelp } from './object-to-help.tsx';
import type { RecordWords } from './record-sentence.ts';
import { recordSentence, recordSum } from './record-sentence.ts';
import { SaveRecord } from './save-record.tsx';
import styles from './history-page.module.css';

/** What was done in one session on this computer, as the computer itself wrote it down (W15). */
export function RecordPage({ session }: { readonly session: SupportSessionId }) {
  const { say } = useWords();
  const helper = useHelper();
  const record = useLive(
    useMemo(
      () =>
        helper.state$.pipe(
          map((state) => (state.stage === 'enrolled' ? JSON.stringify([state.help, state.waiting.length]) : '')),
          distinctUntilChanged(),
          switchMap(() => asked(() => helper.ask('help.record', { session }))),
        ),
      [helper, session],
    ),
  );
  return (
    <Page>
      <BackLink href={routes.history}>{say('home.history')}</BackLink>
      <PageHead title={say('record.title')} />
      {record === undefined && <PageSkeleton />}
      {record?.kind === 'failed' && <RefusalNote refusal={record.refusal} />}
      {record?.kind === 'answered' && record.value === null && <p>{say('record.unknown')}</p>}
      {record?.kind === 'answered' && record.value !== null && <Record record={record.value} />}
    </Page>
  );
}

function Record({ record }: { readonly record: HelpRecord }) {
  const { say, language } = useWords();
  const words = useRecordWords(record);
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const steps = record.entries.flatMap((entry) => {
    const sentence = recordSentence(entry, words);
    return sentence === null ? [] : [{ seq: entry.seq, atMs: entry.atMs, sentence }];
  });
  const sum = recordSum(record, words);
  return (
    <>
      <Card>
        <Whose record={record} />
        <h2>{say('record.sum')}</h2>
        {sum.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Card>
      <ObjectToHelp record={record} />
      <h2>{say('record.steps')}</h2>
      {steps.length === 0 && <p>{say('record.none')}</p>}
      <ol className={styles.entries}>
        {steps.map(({ seq, atMs, sentence }) => (
          <li key={seq} className={styles.entry}>
            <p className={styles.when}>
              <time dateTime={new Date(atMs).toISOString()} title={exactMoment(atMs, language)}>
                {clock.format(atMs)}
              </time>
            </p>
            <p>{sentence}</p>
          </li>
        ))}
      </ol>
      <SaveRecord
        session={record.session}
        story={[...sum, ...steps.map(({ atMs, sentence }) => `${new Date(atMs).toISOString()} ${sentence}`)]}
      />
    </>
  );
}

function Whose({ record: { agentName, names, ticket, joinedAtMs, endedAtMs } }: { readonly record: HelpRecord }) {
  const { say, language } = useWords();
  const { nowMs } = useHelper();
  const all = [...new Set([...Object.values(names), ...(agentName === null ? [] : [agentName])])];
  const moment = momentWords(joinedAtMs, nowMs(), language, say);
  return (
    <>
      <p>
        <strong>{say('record.by', { names: new Intl.ListFormat(language).format(all) })}</strong>
      </p>
      {ticket !== null && <p>{[ticket.number, ticket.summary].filter((part) => part !== null).join(' · ')}</p>}
      <p className={styles.when}>
        {endedAtMs === null
          ? `${moment}. ${say('record.goes-on')}`
          : say('record.from', { moment, time: minutesWords(endedAtMs - joinedAtMs, language) })}
      </p>
    </>
  );
}

function useRecordWords({ names, agentName }: HelpRecord): RecordWords {
  const { say, language } = useWords();
  return { say, language, nameOf: (agent: AgentId) => names[agent] ?? agentName ?? '' };
}

/** At least a minute: nobody asks after seconds. */
function minutesWords(lengthMs: number, language: string): string {
  const minutes = Math.max(1, Math.round(lengthMs / 60_000));
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes);
}
