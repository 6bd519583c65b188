import type { IncidentId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { usePortal } from '../app/portal.ts';
import { Moment } from '../look/moment.tsx';
import { Card } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { ObjectToHelp } from './object-to-help.tsx';
import { watchPastHelp } from './portal-support.ts';
import styles from './past-help.module.css';

/** Who helped at this person's screen on a request, and the place to say what they did not agree to (W15). */
export function PastHelp({ incident }: { readonly incident: IncidentId }) {
  const { say } = useWords();
  const portal = usePortal();
  const past = useLive(useMemo(() => watchPastHelp(portal, incident), [portal, incident]));
  if (past === undefined || past.length === 0) return null;
  return (
    <section className={styles.past}>
      <h2>{say('support.past')}</h2>
      {past.map(({ id, agentName, joinedAtMs, objectedAtMs }) => (
        <Card key={id}>
          <p>
            {say('support.past.one', { agent: agentName ?? say('support.past.desk') })} <Moment atMs={joinedAtMs} />
          </p>
          {objectedAtMs !== null && <p className={styles.faint}>{say('support.past.objected')}</p>}
          <ObjectToHelp session={id} incident={incident} joinedAtMs={joinedAtMs} />
        </Card>
      ))}
    </section>
  );
}
