import type { Incident } from '#domain/incident/incident.record.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { useColleaguesOn } from './use-colleagues-on.ts';
import { usePresenceWords } from './use-presence-words.ts';
import styles from './presence-words.module.css';

/** Who else is on a ticket, in words; read out when it changes, without interrupting. */
export function PresenceWords({ incident }: { readonly incident: Incident['id'] }) {
  const colleagues = useColleaguesOn(incident);
  const words = usePresenceWords();
  return (
    <output className={styles.place}>
      {colleagues.map((colleague) => (
        <span key={colleague.agent} className={styles.colleague} data-doing={colleague.doing}>
          <PersonAvatar name={colleague.name} id={colleague.colourId} size={18} isDecoration />
          {words(colleague)}
        </span>
      ))}
    </output>
  );
}
