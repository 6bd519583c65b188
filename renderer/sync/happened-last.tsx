import type { Incident } from '#domain/incident/incident.record.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePeople } from '../app/use-people.ts';
import { watchJournal } from '../incident/incident-repository.ts';
import { TimelineItem } from '../incident/timeline-item.tsx';
import { useActors } from '../incident/use-actors.ts';
import styles from './happened-last.module.css';

/** The last thing that happened to a ticket: mostly what made the refused act impossible, and who did it. */
const SHOWN = 1;

export function HappenedLast({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('sync');
  const desk = useDesk();
  const lines = useLive(useMemo(() => watchJournal(desk, incident.id), [desk, incident.id]));
  const requester = usePeople([incident.requester]).get(incident.requester);
  const actorOf = useActors(requester);
  if (lines === undefined || lines.length === 0) return null;
  return (
    <section>
      <h4 className={styles.title}>{t('refused.happenedLast')}</h4>
      <ol className={styles.lines}>
        {lines.slice(-SHOWN).map((line) => {
          const actor = actorOf(line.actor);
          return (
            <TimelineItem
              key={line.id}
              entry={{ line, isUnsynced: false, isCarried: false }}
              authorName={actor.name}
              authorId={actor.id}
              isByRequester={actor.isRequester}
              requesterName={requester?.name ?? ''}
            />
          );
        })}
      </ol>
    </section>
  );
}
