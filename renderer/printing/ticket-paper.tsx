import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { timelineOf } from '../incident/incident-timeline.ts';
import { textOf, timelineEventOf } from '../incident/timeline-event.ts';
import { TimelineSentence } from '../incident/timeline-sentence.tsx';
import { useActors } from '../incident/use-actors.ts';
import type { TimelineEntry } from '../incident/incident-timeline.ts';
import styles from './ticket-paper.module.css';

interface TicketPaperProps {
  readonly incident: Incident;
  readonly journal: readonly JournalLine[];
  readonly outbox: readonly OutboxEntry[];
  readonly requester: Person | undefined;
  /** Whether what only the desk reads stands on it too. */
  readonly withInternal: boolean;
}

/** A ticket as it stands on paper: what it is, and everything that happened, with exact times. */
export function TicketPaper({ incident, journal, outbox, requester, withInternal }: TicketPaperProps) {
  const { t } = useTranslation('printing');
  const exact = useExactTime();
  const desk = useDesk();
  const actorOf = useActors(requester);
  const printedAtMs = useMemo(() => desk.nowMs(), [desk]);
  const entries = useMemo(
    () => timelineOf(journal, outbox).filter(({ line }) => withInternal || line.audience !== 'desk'),
    [journal, outbox, withInternal],
  );
  usePageTitle([incident.number, incident.summary].join(' '));
  return (
    <article className={styles.paper}>
      <header>
        <p className={styles.number}>{incident.number ?? t('numberFollows')}</p>
        <h1 className={styles.summary}>{incident.summary}</h1>
      </header>
      <Facts incident={incident} requester={requester} />
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <Entry
            key={entry.line.id}
            entry={entry}
            author={actorOf(entry.line.actor).name}
            requesterName={requester?.name ?? ''}
          />
        ))}
      </ol>
      <footer className={styles.footer}>
        {t(withInternal ? 'footerInternal' : 'footer', { time: exact(printedAtMs) })}
      </footer>
    </article>
  );
}

function Facts({ incident, requester }: Pick<TicketPaperProps, 'incident' | 'requester'>) {
  const { t } = useTranslation('incident');
  const { colleagues, services, sites, teams } = useDirectory();
  const exact = useExactTime();
  const { service, site, category, resolvedAtMs } = incident;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('aside.requester'), requester?.name],
    [t('field.site'), site === null ? undefined : sites.get(site)?.name],
    [t('field.owner'), colleagues.get(incident.owner)?.name],
    [t('field.team'), teams.get(incident.team)?.name],
    [t('field.impact'), t(`effect.${incident.impact}`)],
    [t('field.priority'), incident.priority.toUpperCase()],
    [t('field.service'), service === null ? undefined : services.get(service)?.name],
    [t('field.category'), category ?? undefined],
    [t('field.logged'), exact(incident.loggedAtMs)],
    [t(`state.${incident.state}`), resolvedAtMs === null ? exact(incident.changedAtMs) : exact(resolvedAtMs)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly author: string;
  readonly requesterName: string;
}

function Entry({ entry: { line }, author, requesterName }: EntryProps) {
  const { t } = useTranslation('printing');
  const exact = useExactTime();
  const event = timelineEventOf(line);
  const text = textOf(event);
  return (
    <li className={styles.entry}>
      <p className={styles.sentence}>
        <span>
          <TimelineSentence event={event} author={author} requesterName={requesterName} />
          {line.audience === 'desk' && <em> {t('internal')}</em>}
        </span>
        <time dateTime={new Date(line.occurredAtMs).toISOString()}>{exact(line.occurredAtMs)}</time>
      </p>
      {text !== null && <p className={styles.text}>{text}</p>}
    </li>
  );
}

/** Paper does not tick: "3 hours ago" would be wrong by the time it is read. */
function useExactTime(): (atMs: number) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
    return (atMs) => format.format(atMs);
  }, [i18n.language]);
}
