import { useTranslation } from 'react-i18next';
import { MOST_FIGURES } from './use-figures.ts';
import styles from './sparkline.module.css';

const WIDTH = 240;
const HEIGHT = 40;

/** The delay over the last half minute, the newest at the right; milliseconds. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const { t } = useTranslation('screen');
  if (values.length < 2) return <div className={styles.room} />;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (
    <svg
      className={styles.room}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('figures.sparkline', { least: Math.round(least), most: Math.round(most) })}
    >
      <path className={styles.area} d={`${lineThrough(values)} L${WIDTH} ${HEIGHT} L${firstX(values)} ${HEIGHT} Z`} />
      <path className={styles.line} d={lineThrough(values)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function firstX(values: readonly number[]): number {
  return WIDTH - ((values.length - 1) / (MOST_FIGURES - 1)) * WIDTH;
}

/** From zero up, so that a steady line stands where its delay is; no lower top than 50 ms, which nobody feels. */
function lineThrough(values: readonly number[]): string {
  const top = Math.max(50, ...values) * 1.1;
  const step = WIDTH / (MOST_FIGURES - 1);
  const points = values.map(
    (value, index) => `${(firstX(values) + index * step).toFixed(1)} ${(HEIGHT - (value / top) * HEIGHT).toFixed(1)}`,
  );
  return `M${points.join(' L')}`;
}
