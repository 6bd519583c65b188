import type { Incident } from '#domain/incident/incident.record.ts';
import { IconCloudOff, IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PersonAvatar } from '../look/person-avatar.tsx';
import type { NamedColleague } from './use-colleagues-on.ts';
import { useColleaguesOn } from './use-colleagues-on.ts';
import { usePresenceWords } from './use-presence-words.ts';
import styles from './presence-marks.module.css';

const pictures = { composing: IconPencil, viewing: IconEye, offline: IconCloudOff } as const;
/** More do not fit into a row; the last place says how many there are beside. */
const MOST_SHOWN = 2;

/** Who else is on a ticket, as small as a row needs it; the sentence is read out and shown on hover. */
export function PresenceMarks({ incident }: { readonly incident: Incident['id'] }) {
  const { t } = useTranslation('presence');
  const colleagues = useColleaguesOn(incident);
  const words = usePresenceWords();
  if (colleagues.length === 0) return null;
  const shown = colleagues.slice(0, MOST_SHOWN);
  const others = colleagues.slice(MOST_SHOWN);
  return (
    <span className={styles.marks}>
      {shown.map((colleague) => (
        <PresenceMark key={colleague.agent} colleague={colleague} words={words(colleague)} />
      ))}
      {others.length > 0 && (
        <span className={styles.others} {...saying(others.map(words).join(', '))}>
          {t('others', { count: others.length })}
        </span>
      )}
    </span>
  );
}

/** A picture that says this when it is read out or pointed at. */
function saying(words: string) {
  return { role: 'img', 'aria-label': words, 'data-hint': words };
}

function PresenceMark({ colleague, words }: { readonly colleague: NamedColleague; readonly words: string }) {
  const Picture = pictures[colleague.doing];
  return (
    <span className={styles.mark} {...saying(words)} data-doing={colleague.doing}>
      <PersonAvatar name={colleague.name} id={colleague.colourId} size={18} isDecoration />
      <span className={styles.badge} aria-hidden="true">
        <Picture size={9} stroke={2.5} />
      </span>
    </span>
  );
}
