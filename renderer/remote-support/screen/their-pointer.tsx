import { fittedPicture } from '../control/picture-place.ts';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { ScreenState } from './screen-state.ts';
import { shownMonitor } from './screen-state.ts';
import styles from './their-pointer.module.css';

interface TheirPointerProps {
  readonly state: ScreenState;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** The agent's hands are off: what moves there is the person's. */
  readonly isLooking: boolean;
}

const RESTS_AFTER_MS = 1_500;

/** A ring around the person's pointer while they move it: in a picture that is drawn small it is easily lost (V11). */
export function TheirPointer({ state, video, isLooking }: TheirPointerProps) {
  const { pointer } = state;
  const isHere = isLooking && state.hasFrame && pointer !== null && pointer.monitor === shownMonitor(state);
  const isMoving = useMoving(pointer);
  const element = video.current;
  if (!isHere || !isMoving || element === null || element.videoWidth === 0) return null;
  const { offsetWidth: width, offsetHeight: height } = element;
  const size = { width: element.videoWidth, height: element.videoHeight };
  const drawn = fittedPicture({ x: 0, y: 0, width, height }, size);
  const left = drawn.x + (pointer.x / 65_535) * drawn.width;
  const top = drawn.y + (pointer.y / 65_535) * drawn.height;
  return <span className={styles.ring} style={{ left, top }} data-testid="their-pointer" aria-hidden="true" />;
}

/** Whether it was somewhere else a moment ago. */
function useMoving(pointer: ScreenState['pointer']): boolean {
  const [rested, setRested] = useState(pointer);
  useEffect(() => {
    const timer = setTimeout(() => setRested(pointer), RESTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [pointer]);
  return pointer !== null && pointer !== rested;
}
