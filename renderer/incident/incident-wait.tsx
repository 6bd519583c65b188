import type { Incident } from '#domain/incident/incident.record.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../app/directory.ts';
import { useDirectory } from '../app/desk-context.ts';
import { firstNameOf } from '../look/person-name.ts';
import { exactDay, RelativeTime } from '../look/relative-time.tsx';
import type { IncidentWait } from './incident-wait.rules.ts';
import { waitOf } from './incident-wait.rules.ts';
import styles from './incident-wait.module.css';

interface IncidentWaitMarkProps {
  readonly incident: Incident;
  readonly requesterName: string;
  /** Off where only the words have room. */
  readonly withTime?: boolean;
}

/** What an incident waits for and for whom, and how long it has. */
export function IncidentWaitMark({ incident, requesterName, withTime = true }: IncidentWaitMarkProps) {
  const { t, i18n } = useTranslation('incident');
  const directory = useDirectory();
  const wait = waitOf(incident);
  const words = waitWords(t, wait, { requesterName, directory, language: i18n.language });
  return (
    <span className={styles.wait} data-kind={wait.kind}>
      <span className={styles.words}>{words}</span>
      {withTime && wait.kind !== 'nothing' && wait.kind !== 'work' && (
        <RelativeTime atMs={wait.sinceMs} className={styles.time} />
      )}
    </span>
  );
}

interface WaitNames {
  readonly requesterName: string;
  readonly directory: Directory;
  readonly language: string;
}

function waitWords(t: TFunction<'incident'>, wait: IncidentWait, names: WaitNames): string {
  const requester = firstNameOf(names.requesterName);
  switch (wait.kind) {
    case 'our-reply':
      return t('wait.ourReply');
    case 'acceptance':
      return t('wait.acceptance', { name: names.directory.colleagues.get(wait.by)?.name ?? '' });
    case 'pending':
      if (wait.untilMs === null) return t(`wait.pending.${wait.reason}`, { requester });
      return t(`wait.until.${wait.reason}`, { requester, day: exactDay(wait.untilMs, names.language) });
    case 'start':
      return t('wait.start');
    case 'work':
      return t('wait.work');
    case 'objection':
      return t('wait.objection', { requester });
    case 'nothing':
      return t('wait.nothing');
    default:
      return assertNever(wait);
  }
}
