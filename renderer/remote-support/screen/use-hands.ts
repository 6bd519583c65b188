import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { CapturedInput } from '../control/capture-input.ts';
import { captureInput } from '../control/capture-input.ts';
import { fittedPicture, placeOnPicture } from '../control/picture-place.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import { mayControl, shownMonitor } from './screen-state.ts';
import type { Keyboard } from './use-keyboard.ts';

interface HandsOptions {
  readonly state: ScreenState;
  readonly screen: ScreenSession;
  readonly surface: RefObject<HTMLElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** What a screen reader calls the field that has the focus. */
  readonly label: string;
  readonly keyboard: Pick<Keyboard, 'mode' | 'onKeysGo'>;
  /** The agent has a tool to point with in hand: nothing goes over meanwhile. */
  readonly isPointing: boolean;
}

/**
 * Takes mouse and keys on the picture as long as there is control, and not a moment longer: an act without a grant would end
 * the session (S17).
 *
 * @returns whether hands are off.
 */
export function useHands({ state, screen, surface, video, label, keyboard, isPointing }: HandsOptions): boolean {
  const { mode, onKeysGo } = keyboard;
  const isControlling = mayControl(state) && !isPointing;
  const monitor = shownMonitor(state) ?? 0;
  const hands = useRef<CapturedInput | null>(null);
  const modeAtStart = useRef(mode);
  useEffect(() => {
    modeAtStart.current = mode;
    hands.current?.takeKeys(mode);
  }, [mode]);
  useEffect(() => {
    const [element, picture] = [surface.current, video.current];
    if (!isControlling || element === null || picture === null) return undefined;
    const captured = captureInput({
      surface: element,
      label,
      placeOf: (at, isDragging) => {
        const size = { width: picture.videoWidth, height: picture.videoHeight };
        const place = placeOnPicture(at, fittedPicture(picture.getBoundingClientRect(), size));
        return place.isOn || isDragging ? { monitor, x: place.x, y: place.y } : null;
      },
      ...screen.hands,
      mode: modeAtStart.current,
      onKeysGo,
      hasGhostCtrl: /Windows/.test(navigator.userAgent),
    });
    hands.current = captured;
    return () => {
      hands.current = null;
      captured.stop();
    };
  }, [isControlling, monitor, screen, surface, video, label, onKeysGo]);
  return !isControlling;
}
