import type { AnnotationState } from '#contracts/remote-session/annotation-messages.ts';
import type { AnnotationMark } from '#domain/remote-control/annotation.rules.ts';
import { nextStepNumber, withMark } from '#domain/remote-control/annotation.rules.ts';
import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScreenSession } from '../screen-session.ts';
import type { ScreenState } from '../screen-state.ts';
import { isLive, shownMonitor } from '../screen-state.ts';
import type { AnnotationTool, OwnMark } from './annotating.rules.ts';
import { marksAfter } from './annotating.rules.ts';

/** The agent points at things on the user's screen. */
export interface Annotating {
  /** Whether there is a picture to point at, and a helper that can draw on its screen. */
  readonly isPossible: boolean;
  /** Why the helper cannot draw; `null` where it can, or has not said. */
  readonly barred: Extract<AnnotationState, { state: 'unavailable' }>['reason'] | null;
  readonly tool: AnnotationTool | null;
  /** The marks that this agent has made, the oldest first. */
  readonly marks: readonly OwnMark[];
  /** The user does not want to see them. */
  readonly isHidden: boolean;
  /** Of a step that would be made now; `null` when there are enough. */
  readonly nextStep: number | null;
  readonly choose: (tool: AnnotationTool | null) => void;
  /** Makes a mark, or changes one of that number. @returns its number, or `null` where there is no room for another. */
  readonly put: (mark: AnnotationMark, id?: number) => number | null;
  readonly remove: (id: number) => void;
  readonly point: (place: Point) => void;
  readonly undo: () => void;
  readonly clear: () => void;
}

export function useAnnotating(state: ScreenState | null, screen: ScreenSession | null): Annotating {
  const [chosen, setChosen] = useState<AnnotationTool | null>(null);
  const told = state?.annotation ?? null;
  const shown = state === null || !state.hasFrame ? null : shownMonitor(state);
  const isThere = state?.link?.state === 'connected' && isLive(state, 'view');
  const isPossible = isThere && shown !== null && told !== null && told.state !== 'unavailable';
  const monitor = shown ?? 0;
  const tool = isPossible ? chosen : null;
  const hasTool = tool !== null;
  const { own, ...acts } = useOwnMarks(screen, told, monitor);
  useEffect(() => {
    if (hasTool) screen?.say({ kind: 'annotation.begin', monitor });
  }, [screen, hasTool, monitor]);
  return {
    isPossible,
    barred: isThere && told?.state === 'unavailable' ? told.reason : null,
    tool,
    marks: own,
    isHidden: told?.state === 'hidden',
    nextStep: nextStepNumber(own),
    choose: setChosen,
    ...acts,
  };
}

/** The marks of this agent on the monitor that is shown, and what can be done with them. */
function useOwnMarks(screen: ScreenSession | null, told: AnnotationState | null, monitor: number) {
  const [own, setOwn] = useState<readonly OwnMark[]>([]);
  const [heard, setHeard] = useState(told);
  if (told !== heard) {
    setHeard(told);
    setOwn(marksAfter(own, told));
  }
  // Numbers of marks and of places of the laser rise as long as this window stands, over all lines.
  const numbers = useRef({ mark: 0, laser: 0 });
  // What was made in this very moment, before it is drawn.
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  }, [own]);
  const acts = useMemo(() => {
    const keep = (marks: readonly OwnMark[]): void => {
      latest.current = marks;
      setOwn(marks);
    };
    const remove = (id: number): void => {
      keep(latest.current.filter((mark) => mark.id !== id));
      screen?.say({ kind: 'annotation.remove', id });
    };
    return {
      put: (mark: AnnotationMark, given?: number): number | null => {
        const id = given ?? (numbers.current.mark % 9_999) + 1;
        const placed = { id, monitor, mark };
        const marks = withMark(latest.current, placed);
        if (marks === null) return null;
        if (given === undefined) numbers.current.mark += 1;
        keep(marks.map((one) => ({ wasDrawn: false, ...one })));
        screen?.say({ kind: 'annotation.put', ...placed });
        return id;
      },
      remove,
      point: ({ x, y }: Point): void => {
        numbers.current.laser += 1;
        screen?.sayQuickly({ kind: 'annotation.laser', sequence: numbers.current.laser, monitor, x, y });
      },
      undo: (): void => {
        const last = latest.current.at(-1);
        if (last !== undefined) remove(last.id);
      },
      clear: (): void => {
        keep([]);
        screen?.say({ kind: 'annotation.clear' });
      },
    };
  }, [monitor, screen]);
  return { own, ...acts };
}
