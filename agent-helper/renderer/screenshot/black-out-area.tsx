import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './black-out-area.module.css';
import type { Box, Point, Shot } from './shot.ts';
import { boxBetween, firstFrame, movedFrame } from './shot.ts';

interface BlackOutAreaProps {
  readonly shot: Shot;
  /** The element that says how it is done. */
  readonly describedBy: string;
  readonly onChange: (shot: Shot) => void;
  readonly onUndo: () => void;
}

/** The picture with its black parts. The mouse draws them; the keyboard moves a frame and sets it. */
export function BlackOutArea({ shot, describedBy, onChange, onUndo }: BlackOutAreaProps) {
  const { say } = useWords();
  const address = useObjectUrl(shot.png);
  const [frame, setFrame] = useState<Box | null>(null);
  const [begun, setBegun] = useState<Point | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const shown = drawn === null ? shot.boxes : [...shot.boxes, drawn];
  const add = (box: Box): void => onChange({ ...shot, boxes: [...shot.boxes, box] });

  function press(event: KeyboardEvent): void {
    if (frame === null) return;
    const moved = movedFrame(frame, event.key, event.shiftKey);
    const isOurs = moved !== null || event.key === 'Enter' || event.key === 'Backspace';
    if (!isOurs) return;
    event.preventDefault();
    if (moved !== null) setFrame(moved);
    else if (event.key === 'Enter') add(frame);
    else onUndo();
  }

  function draw(event: PointerEvent<HTMLElement>): void {
    if (begun !== null) setDrawn(boxBetween(begun, pointIn(event)));
  }

  function finish(event: PointerEvent<HTMLElement>): void {
    const box = begun === null ? null : boxBetween(begun, pointIn(event));
    if (box !== null) add(box);
    setBegun(null);
    setDrawn(null);
  }

  return (
    <button
      type="button"
      aria-label={say('shot.area')}
      aria-describedby={describedBy}
      className={styles.area}
      onKeyDown={press}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && setFrame(frame ?? firstFrame)}
      onBlur={() => setFrame(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrame(null);
        setBegun(pointIn(event));
      }}
      onPointerMove={draw}
      onPointerUp={finish}
    >
      <img src={address} alt={say('shot.alt', { name: shot.name })} draggable={false} className={styles.picture} />
      {shown.map((box) => (
        <span key={Object.values(box).join(' ')} className={styles.black} style={placeOf(box)} />
      ))}
      {frame !== null && <span className={styles.frame} style={placeOf(frame)} />}
    </button>
  );
}

/** An address for bytes, for as long as they are shown. */
function useObjectUrl(png: Uint8Array<ArrayBuffer>): string {
  const address = useMemo(() => URL.createObjectURL(new Blob([png], { type: 'image/png' })), [png]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return address;
}

function pointIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

function placeOf({ left, top, width, height }: Box): CSSProperties {
  return { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
