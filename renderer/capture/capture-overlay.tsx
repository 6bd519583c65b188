import type { Capture, Mark, Region } from './capture.rules.ts';
import { stepNumber } from './capture.rules.ts';
import { endsOf } from './draw-capture.ts';
import styles from './capture-overlay.module.css';

/** What is chosen and marked, as it will be drawn: a sketch over the frame, at any size it is shown. */
export function CaptureOverlay({ capture: { frame, region, marks, selected } }: { readonly capture: Capture }) {
  const { width, height } = frame;
  const { x, y } = region;
  const around = `M0 0H${width}V${height}H0ZM${x} ${y}v${region.height}h${region.width}v${-region.height}Z`;
  return (
    <svg className={styles.overlay} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.around} d={around} fillRule="evenodd" />
      {marks.map((mark, place) => (
        <MarkSketch key={mark.id} mark={mark} step={stepNumber(marks, place)} />
      ))}
      <Outline region={region} isSelected={selected === null} />
      {selected !== null && marks[selected] !== undefined && <Outline region={marks[selected].region} isSelected />}
    </svg>
  );
}

function Outline({ region, isSelected }: { readonly region: Region; readonly isSelected: boolean }) {
  return <rect className={styles.outline} data-selected={isSelected} {...region} />;
}

function MarkSketch({ mark: { kind, region, tip }, step }: { readonly mark: Mark; readonly step: number }) {
  switch (kind) {
    case 'black-out':
      return <rect className={styles.blackOut} {...region} />;
    case 'box':
      return <rect className={styles.line} {...region} />;
    case 'arrow': {
      const [from, to] = endsOf(region, tip);
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const length = Math.max(14, Math.hypot(region.width, region.height) / 6);
      const barbs = [angle + Math.PI * 0.82, angle - Math.PI * 0.82].map(
        (turn) => `M${to.x} ${to.y}l${length * Math.cos(turn)} ${length * Math.sin(turn)}`,
      );
      return <path className={styles.line} d={[`M${from.x} ${from.y}L${to.x} ${to.y}`, ...barbs].join('')} />;
    }
    case 'step': {
      const middle = { x: region.x + region.width / 2, y: region.y + region.height / 2 };
      return (
        <>
          <circle className={styles.step} cx={middle.x} cy={middle.y} r={24} />
          <text className={styles.number} {...middle} dy="0.36em">
            {step}
          </text>
        </>
      );
    }
    default:
      return null;
  }
}
