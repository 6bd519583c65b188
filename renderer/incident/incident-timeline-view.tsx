import { Button } from '@mantine/core';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThumbnailsAhead } from '../attachment/use-thumbnails-ahead.ts';
import { stretchesOf, timelineOf } from './incident-timeline.ts';
import { TimelineItem } from './timeline-item.tsx';
import { useActors } from './use-actors.ts';
import styles from './incident-timeline-view.module.css';

interface IncidentTimelineProps {
  readonly journal: readonly JournalLine[];
  readonly outbox: readonly OutboxEntry[];
  readonly requester: Person | undefined;
}

/** So many more earlier entries each time they are asked for. */
const MORE = 200;
/** Nearer to its end than this, the timeline follows what is new. */
const FOLLOW_WITHIN_PX = 120;

/** What happened, oldest first. Opens at its end, and stays there while new things come in. */
export function IncidentTimeline({ journal, outbox, requester }: IncidentTimelineProps) {
  const { t } = useTranslation('incident');
  const [shownMore, setShownMore] = useState(0);
  const entries = useMemo(() => timelineOf(journal, outbox), [journal, outbox]);
  const actorOf = useActors(requester);
  useThumbnailsAhead(journal);
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  const { length } = entries;
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current !== null && length > 0 && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [length]);
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return undefined;
    // A form at the foot takes room from the timeline; its end stays in sight.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  function noteWhere(): void {
    const { current } = scroller;
    if (current === null) return;
    isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < FOLLOW_WITHIN_PX;
  }

  return (
    <div ref={scroller} className={styles.scroller} onScroll={noteWhere}>
      <ol className={styles.timeline} aria-label={t('timeline.label')}>
        {stretchesOf(entries, shownMore).map((stretch) =>
          stretch.kind === 'folded' ? (
            <li key="folded" className={styles.folded}>
              <Button onClick={() => setShownMore(shownMore + MORE)}>
                {t('timeline.folded', { count: stretch.count })}
              </Button>
            </li>
          ) : (
            stretch.entries.map((entry) => {
              const { name, id, isRequester } = actorOf(entry.line.actor);
              return (
                <TimelineItem
                  key={entry.line.id}
                  entry={entry}
                  authorName={name}
                  authorId={id}
                  isByRequester={isRequester}
                  requesterName={requester?.name ?? ''}
                />
              );
            })
          ),
        )}
      </ol>
    </div>
  );
}
