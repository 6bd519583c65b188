import type { HistoryEntry } from '#contracts/helper-core.ts';
import { supportSessionId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { BackLink, Page, PageHead, PageSkeleton } from '../../../portal/look/page.tsx';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './history-page.module.css';
import { historySentence } from './history-sentence.ts';
import type { History } from './watch-history.ts';
import { watchHistory } from './watch-history.ts';

/** What helper and desk did on this computer, in plain words, the newest first. */
export function HistoryPage() {
  const { say, language } = useWords();
  const helper = useHelper();
  const history = useLive(useMemo(() => watchHistory(helper, language), [helper, language]));
  return (
    <Page>
      <BackLink href={routes.home}>{say('bar.home')}</BackLink>
      <PageHead title={say('history.title')} lead={say('history.lead')} />
      {history === undefined && <PageSkeleton />}
      {history?.kind === 'failed' && <RefusalNote refusal={history.refusal} />}
      {history?.kind === 'answered' && <Entries entries={history.value} />}
    </Page>
  );
}

function Entries({ entries }: { readonly entries: History }) {
  const { say } = useWords();
  const { lookedAtMs } = useEnrolled();
  return (
    <>
      <p className={styles.looked}>
        {lookedAtMs === null ? say('history.never-looked') : <Moment atMs={lookedAtMs} sentence="history.looked" />}
      </p>
      {entries.length === 0 && <p>{say('history.empty')}</p>}
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { say } = useWords();
  return (
    <li className={styles.entry}>
      <p className={styles.when}>
        <Moment atMs={entry.atMs} />
      </p>
      <p>{historySentence(entry, say)}</p>
      {entry.kind === 'helped' && <RecordLink id={entry.id} />}
      {entry.changes.length > 0 && (
        <details>
          <summary>{say('history.changes')}</summary>
          <ul className={styles.changes}>
            {entry.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Help is told of under the name of its session. */
function RecordLink({ id }: { readonly id: string }) {
  const { say } = useWords();
  const session = supportSessionId.safeParse(id);
  return session.success ? <Link href={routes.record(session.data)}>{say('record.open')}</Link> : null;
}
