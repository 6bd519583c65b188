import type { Incident } from '#domain/incident/incident.record.ts';
import { useTranslation } from 'react-i18next';
import styles from './severity-mark.module.css';

const barsByImpact = { 'business-halted': 3, 'business-interrupted': 2, 'user-affected': 1 } as const;

interface EffectMarkProps {
  readonly impact: Incident['impact'];
  /** Shows the words beside the mark. Without them they are still there for screen readers. */
  readonly withWords?: boolean;
}

/** What it does to the business: one to three bars, a colour, and words. Never the colour alone. */
export function EffectMark({ impact, withWords = true }: EffectMarkProps) {
  const { t } = useTranslation('incident');
  const words = t(`effect.${impact}`);
  return (
    <span className={styles.effect} data-impact={impact}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        role={withWords ? undefined : 'img'}
        aria-label={withWords ? undefined : words}
        aria-hidden={withWords}
      >
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={1 + bar * 4.5}
            y={8 - bar * 3.5}
            width="3"
            height={5 + bar * 3.5}
            rx="1"
            className={bar < barsByImpact[impact] ? styles.barOn : styles.barOff}
          />
        ))}
      </svg>
      {withWords && <span className={styles.words}>{words}</span>}
    </span>
  );
}

/** The priority as people say it: P1 to P5. The two worst are filled. */
export function PriorityMark({ priority }: { readonly priority: Incident['priority'] }) {
  const { t } = useTranslation('look');
  const name = priority.toUpperCase();
  return (
    <abbr className={styles.priority} data-priority={priority} data-hint={t('priority', { priority: name })}>
      {name}
    </abbr>
  );
}
