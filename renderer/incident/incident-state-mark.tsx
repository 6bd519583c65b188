import type { Incident } from '#domain/incident/incident.record.ts';
import type { Icon } from '@tabler/icons-react';
import { IconCircleCheck, IconCircleDashed, IconCircleHalf2, IconLock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './incident-state-mark.module.css';

const icons = {
  logged: IconCircleDashed,
  'in-progress': IconCircleHalf2,
  pending: IconPlayerPause,
  resolved: IconCircleCheck,
  closed: IconLock,
} as const satisfies Readonly<Record<Incident['state'], Icon>>;

/** Where an incident stands in its life: a shape and a word. */
export function IncidentStateMark({ state }: Pick<Incident, 'state'>) {
  const { t } = useTranslation('incident');
  const Picture = icons[state];
  return (
    <span className={styles.state} data-state={state}>
      <Picture size={15} stroke={2} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
