import type { IncidentId } from '#domain/kernel/fields.ts';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { of } from 'rxjs';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Section } from '../look/section.tsx';
import { watchSimilarIncidents } from './incident-form-repository.ts';
import { IncidentLine } from './incident-line.tsx';
import styles from './incident-form-similar.module.css';

interface SimilarIncidentsProps {
  readonly said: string;
  /** The ticket of this call, once it is logged. */
  readonly self: IncidentId | undefined;
}

/** One word is like half of the desk. */
const FEWEST_LETTERS = 8;

/** Tickets that sound like this call, whoever called (INC-6): one may hold the answer, or be the same outage. */
export function SimilarIncidents({ said, self }: SimilarIncidentsProps) {
  const { t } = useTranslation('search');
  const desk = useDesk();
  const text = useDeferredValue(said.trim());
  const similar = useLive(
    useMemo(() => (text.length < FEWEST_LETTERS ? of([]) : watchSimilarIncidents(desk, text)), [desk, text]),
  );
  const others = (similar ?? []).filter(({ id }) => id !== self);
  if (others.length === 0) return null;
  return (
    <Section name="call.similar" title={t('similar.title')}>
      <ul className={styles.list}>
        {others.map((incident) => (
          <li key={incident.id}>
            <IncidentLine incident={incident} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
