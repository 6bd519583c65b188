import type { RefObject } from 'react';
import { useRef } from 'react';
import type { CaptureStart } from '../../capture/use-capture.ts';
import { useAnnotateActions } from './annotate/use-annotate-actions.ts';
import type { Annotating } from './annotate/use-annotating.ts';
import { useAnnotating } from './annotate/use-annotating.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import { useShot } from './use-shot.ts';

/** What can be done with a picture that one may only look at: point at things on it, and take a picture of it for the ticket. */
interface Pointing {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly annotating: Annotating;
  readonly shot: CaptureStart;
}

export function usePointing(state: ScreenState | null, screen: ScreenSession | null): Pointing {
  const video = useRef<HTMLVideoElement>(null);
  const annotating = useAnnotating(state, screen);
  useAnnotateActions(annotating);
  const hasPicture = state?.picture?.state === 'shown' && state.hasFrame;
  return { video, annotating, shot: useShot(video, hasPicture, annotating) };
}
