import type { KeyboardEvent, PointerEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../app/actions/key-press.ts';
import type { Zoom } from '../attachment/zoom.rules.ts';
import { moveKeys, pressed, sizeKeys } from './capture-keys.ts';
import { CaptureOverlay } from './capture-overlay.tsx';
import type { Capture, Point } from './capture.rules.ts';
import { dragged } from './capture.rules.ts';
import styles from './capture-stage.module.css';

interface CaptureStageProps {
  readonly frame: ImageBitmap;
  readonly capture: Capture;
  readonly onChange: (capture: Capture) => void;
  readonly zoom: Zoom;
}

interface Drag {
  readonly from: Point;
  readonly to: Point;
}

/** Less than this is a click and no drag; in pixels of the frame. */
const LEAST_DRAG_PX = 4;

/** The frame with what is chosen over it. The pointer drags on it; while it has the focus, the arrows move and size. */
export function CaptureStage({ frame, capture, onChange, zoom }: CaptureStageProps) {
  const { t } = useTranslation('attachment');
  const [drag, setDrag] = useState<Drag | null>(null);
  const shown = drag === null ? capture : dragged(capture, drag.from, drag.to);
  const { width, height } = frame;

  function press(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = pointIn(event, capture);
    setDrag({ from, to: from });
  }
  function release(): void {
    if (drag !== null && isDrag(drag)) onChange(dragged(capture, drag.from, drag.to));
    setDrag(null);
  }
  function pressKey(event: KeyboardEvent): void {
    const keys = chordOf(event);
    if (![...moveKeys, ...sizeKeys].includes(keys)) return;
    event.preventDefault();
    onChange(pressed(capture, keys));
  }

  return (
    <div className={styles.stage} data-fit={zoom === 'fit'}>
      <button
        type="button"
        className={styles.sheet}
        style={{
          aspectRatio: `${width} / ${height}`,
          width: zoom === 'fit' ? `min(100cqw, calc(100cqh * ${width / height}))` : width * zoom,
        }}
        aria-label={t('capture.stage')}
        data-autofocus
        onKeyDown={pressKey}
        onPointerDown={press}
        onPointerMove={(event) => drag !== null && setDrag({ ...drag, to: pointIn(event, capture) })}
        onPointerUp={release}
        onPointerCancel={() => setDrag(null)}
      >
        <FrameCanvas frame={frame} />
        <CaptureOverlay capture={shown} />
      </button>
    </div>
  );
}

function isDrag({ from, to }: Drag): boolean {
  return Math.abs(to.x - from.x) >= LEAST_DRAG_PX && Math.abs(to.y - from.y) >= LEAST_DRAG_PX;
}

/** Where the pointer is, in pixels of the frame. */
function pointIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>, { frame }: Capture): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((clientX - left) / width) * frame.width, y: ((clientY - top) / height) * frame.height };
}

function FrameCanvas({ frame }: { readonly frame: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(frame, 0, 0);
  }, [frame]);
  return <canvas ref={canvas} className={styles.frame} width={frame.width} height={frame.height} aria-hidden="true" />;
}
