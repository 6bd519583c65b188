import { incidentSchema } from '#domain/incident/incident.record.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import styles from './incident-list.module.css';

interface IncidentGroupRowProps {
  /** A priority, a state, or the id of an owner or a team. */
  readonly value: string;
  readonly count: number;
}

/** The heading of a group of incidents, in words. */
export function IncidentGroupRow({ value, count }: IncidentGroupRowProps) {
  const title = useGroupTitle(value);
  return (
    <h2 className={styles.group}>
      {title}
      <span className={styles.groupCount}>{count}</span>
    </h2>
  );
}

function useGroupTitle(value: string): string {
  const { t } = useTranslation(['incident', 'look']);
  const { colleagues, teams } = useDirectory();
  const { state, owner, team, priority } = incidentSchema.shape;
  const asState = state.safeParse(value);
  if (asState.success) return t(`state.${asState.data}`);
  const asPriority = priority.safeParse(value);
  if (asPriority.success) return t('look:priority', { priority: asPriority.data.toUpperCase() });
  const asOwner = owner.safeParse(value);
  if (asOwner.success) return colleagues.get(asOwner.data)?.name ?? t('look:unknownPerson');
  const asTeam = team.safeParse(value);
  return (asTeam.success ? teams.get(asTeam.data)?.name : undefined) ?? value;
}
