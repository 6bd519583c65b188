import type { PortalIncident } from '#contracts/api/portal-api.ts';
import styles from '../../../portal/incident/request-page.module.css';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';

export function TicketFacts({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{say('request.number')}</dt>
        <dd>{incident.number ?? say('request.no-number')}</dd>
      </div>
      <div>
        <dt>{say('request.owner')}</dt>
        <dd>{incident.ownerName}</dd>
      </div>
      <div>
        <dt>{say('request.reported')}</dt>
        <dd>
          <Moment atMs={incident.loggedAtMs} />
        </dd>
      </div>
    </dl>
  );
}
