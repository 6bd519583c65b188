import type { Icon } from '@tabler/icons-react';
import {
  IconCircleCheck,
  IconCircleDot,
  IconClock,
  IconClockEdit,
  IconHandGrab,
  IconHandStop,
  IconLock,
  IconNote,
  IconPaperclip,
  IconPlayerPause,
  IconPlayerPlay,
  IconQuestionMark,
  IconRotateClockwise,
  IconTag,
  IconUserCheck,
  IconUserShare,
  IconUserX,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachedFiles } from '../attachment/attached-files.tsx';
import { LinkedText } from '../look/linked-text.tsx';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { UnsyncedMark } from '../look/unsynced-mark.tsx';
import type { TimelineEntry } from './incident-timeline.ts';
import type { TimelineEvent } from './timeline-event.ts';
import { filesOf, textOf, timelineEventOf } from './timeline-event.ts';
import { TimelineSentence } from './timeline-sentence.tsx';
import styles from './timeline-item.module.css';

const icons: Readonly<Record<TimelineEvent['kind'], Icon>> = {
  logged: IconCircleDot,
  replied: IconCircleDot,
  noted: IconNote,
  attached: IconPaperclip,
  resolved: IconCircleCheck,
  reopened: IconRotateClockwise,
  declined: IconHandStop,
  suspended: IconPlayerPause,
  offered: IconUserShare,
  claimed: IconHandGrab,
  categorised: IconTag,
  settled: IconTag,
  'time-booked': IconClock,
  'time-corrected': IconClockEdit,
  accepted: IconUserCheck,
  withdrawn: IconUserX,
  resumed: IconPlayerPlay,
  closed: IconLock,
  unreadable: IconQuestionMark,
};

interface TimelineItemProps {
  readonly entry: TimelineEntry;
  readonly authorName: string;
  readonly authorId: string;
  readonly isByRequester: boolean;
  readonly requesterName: string;
}

/** One event: a card where somebody wrote something, a line where something was only done. */
export const TimelineItem = memo(function TimelineItem(props: TimelineItemProps) {
  const { entry, authorName, authorId, isByRequester, requesterName } = props;
  const { t } = useTranslation('incident');
  const { line, isUnsynced, isCarried } = entry;
  const event = timelineEventOf(line);
  const text = textOf(event);
  const files = filesOf(event);
  const isCard = text !== null || files.length > 0;
  const Picture = icons[event.kind];
  const isMessage = event.kind === 'replied' || event.kind === 'noted' || event.kind === 'attached';
  const isInternal = line.audience === 'desk';

  return (
    <li
      id={line.id}
      className={styles.item}
      data-kind={event.kind}
      data-card={isCard}
      data-internal={isInternal}
      data-requester={isByRequester}
    >
      <span className={styles.picture} aria-hidden="true">
        {isMessage ? (
          <PersonAvatar name={authorName} id={authorId} size={24} isDecoration />
        ) : (
          <Picture size={15} stroke={1.75} />
        )}
      </span>
      <div className={styles.body}>
        <p className={styles.sentence}>
          <span>
            <TimelineSentence event={event} author={authorName} requesterName={requesterName} />
          </span>
          <RelativeTime atMs={line.occurredAtMs} form="long" href={`#${line.id}`} className={styles.time} />
          {isInternal && isCard && (
            <span className={styles.internal}>
              <IconLock size={12} stroke={2} aria-hidden="true" />
              {t('timeline.internal')}
            </span>
          )}
          {isUnsynced && <UnsyncedMark withWords isCarried={isCarried} />}
        </p>
        {isCard && (
          <div className={styles.text}>
            {text !== null && <LinkedText text={text} />}
            {files.length > 0 && <AttachedFiles files={files} />}
          </div>
        )}
      </div>
    </li>
  );
});
