import { useCallback, useEffect, useRef, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { AnnotateLayer } from './annotate/annotate-layer.tsx';
import type { Annotating } from './annotate/use-annotating.ts';
import { MissingPicture } from './missing-picture.tsx';
import { Minimap } from './minimap.tsx';
import { monitorName } from './monitor-names.ts';
import { TheirPointer } from './their-pointer.tsx';
import type { PictureStanding } from './missing-picture.rules.ts';
import { pictureStanding } from './missing-picture.rules.ts';
import { OpenQuestion } from './open-question.tsx';
import type { Size } from './picture-scale.ts';
import { drawnSize, fittingScale, realSize } from './picture-scale.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import { shownMonitor } from './screen-state.ts';
import { useSteadyNow } from './steady-now.ts';
import { useBlack } from './use-black.ts';
import { useFollow } from './use-follow.ts';
import { useHands } from './use-hands.ts';
import type { Keyboard } from './use-keyboard.ts';
import type { Monitors } from './use-monitors.ts';
import { Overview } from './overview.tsx';
import { usePinch } from './use-pinch.ts';
import type { Zoom } from './use-zoom.ts';
import styles from './picture-stage.module.css';

interface PictureStageProps {
  readonly state: ScreenState;
  readonly screen: ScreenSession;
  readonly zoom: Zoom;
  readonly name: string;
  readonly deviceName: string;
  readonly keyboard: Keyboard;
  readonly annotating: Annotating;
  readonly monitors: Monitors;
  readonly video: RefObject<HTMLVideoElement | null>;
}

/** Where the picture is, or why there is none. The pointer over it is this computer's own, so it never lags (V11). */
export function PictureStage(props: PictureStageProps) {
  const { state, screen, zoom, name, deviceName, annotating, video, monitors } = props;
  const { t } = useTranslation('screen');
  const frame = useRef<HTMLElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const isBlack = useBlack(video, state.picture?.state === 'shown' && state.hasFrame);
  const standing = pictureStanding(state, useSteadyNow(250), isBlack);
  const { drawn, isSharp, monitorWidth } = useDrawing(frame, video, state, zoom);
  usePlaying(video, state, screen);
  const isPointing = annotating.tool !== null;
  const isLooking = useHands({ ...props, surface, label: t('surface', { device: deviceName }), isPointing });
  usePinch(frame, zoom, isLooking && !isPointing);
  useFollow(frame, state, zoom);
  const isFitted = zoom.wanted === 'fit';
  return (
    <div className={styles.stage}>
      <OpenQuestion state={state} name={name} />
      <section
        ref={frame}
        className={styles.frame}
        data-fitted={isFitted}
        // Scrolled by keys when it is larger than its frame.
        tabIndex={isFitted ? undefined : 0}
        aria-label={t('tools.label')}
      >
        <div
          ref={surface}
          className={styles.surface}
          style={drawn === null ? undefined : ({ width: drawn.width, height: drawn.height } satisfies CSSProperties)}
          data-hands={!isLooking}
        >
          <Video video={video} standing={standing} isSharp={isSharp} label={t('label', { device: deviceName })} />
          <TheirPointer state={state} video={video} isLooking={isLooking} />
          <Overview monitors={monitors} />
          {annotating.isPossible && <AnnotateLayer annotating={annotating} video={video} monitorWidth={monitorWidth} />}
        </div>
      </section>
      {standing.reason === null ? (
        <Minimap monitors={monitors} pointer={state.pointer} frame={frame} isZoomed={drawn !== null} />
      ) : (
        <MissingPicture
          reason={standing.reason}
          isFrozen={standing.isFrozen}
          name={name}
          deviceName={deviceName}
          onTryAgain={screen.tryAgain}
          others={standing.reason === 'picture.screen-gone' ? othersOf(monitors, t) : []}
        />
      )}
    </div>
  );
}

interface VideoProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly standing: PictureStanding;
  /** Whole, and no smaller than it is: each of its pixels is seen as one. */
  readonly isSharp: boolean;
  readonly label: string;
}

function Video({ video, standing: { reason, isFrozen }, isSharp, label }: VideoProps) {
  return (
    <video
      ref={video}
      className={styles.video}
      data-state={reason === null ? 'shown' : isFrozen ? 'frozen' : 'hidden'}
      data-sharp={isSharp}
      autoPlay
      muted
      playsInline
      disablePictureInPicture
      aria-label={label}
    />
  );
}

/** The monitors that are there instead of one that is gone. */
function othersOf({ list, show }: Monitors, t: TFunction<'screen'>) {
  return show === null
    ? []
    : list.map((_one, place) => ({ label: monitorName(list, place, t), onShow: () => show(place) }));
}

/** Gives the stream to the video, and tells of the first frame that is drawn of it. */
function usePlaying(
  video: RefObject<HTMLVideoElement | null>,
  { stream, hasFrame }: ScreenState,
  screen: ScreenSession,
): void {
  useEffect(() => {
    const element = video.current;
    if (element !== null) play(element, stream);
  }, [video, stream]);
  useEffect(() => {
    const element = video.current;
    if (element === null || stream === null || hasFrame) return undefined;
    const asked = element.requestVideoFrameCallback(() => screen.noteFrame());
    return () => element.cancelVideoFrameCallback(asked);
  }, [video, stream, hasFrame, screen]);
}

function play(element: HTMLVideoElement, stream: MediaStream | null): void {
  element.srcObject = stream;
  // Muted pictures play by themselves; one that the browser holds back all the same begins with the next frame.
  if (stream !== null) void element.play().catch(() => null);
}

/** Of the picture as it comes; `null` before the first frame. */
function usePictureSize(video: RefObject<HTMLVideoElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    const read = () =>
      setSize(element.videoWidth === 0 ? null : { width: element.videoWidth, height: element.videoHeight });
    element.addEventListener('resize', read);
    return () => element.removeEventListener('resize', read);
  }, [video]);
  return size;
}

/** How large the picture is drawn, `null` where it is made to fit, and whether each of its pixels is to be seen as one. */
function useDrawing(
  frame: RefObject<HTMLElement | null>,
  video: RefObject<HTMLVideoElement | null>,
  state: ScreenState,
  zoom: Zoom,
) {
  const picture = usePictureSize(video);
  const monitor = state.monitors[shownMonitor(state) ?? -1];
  const real = picture === null ? null : realSize(picture, monitor);
  const scale = useDrawnScale(frame, real, zoom);
  const isFitted = zoom.wanted === 'fit';
  return {
    drawn: isFitted || real === null ? null : drawnSize(real, scale, devicePixelRatio),
    isSharp: !isFitted && scale >= 1 && real?.width === picture?.width,
    monitorWidth: monitor?.width ?? picture?.width ?? 1,
  };
}

/** How much of the size of their screen it is drawn at, told to whoever shows it as a number. */
function useDrawnScale(frame: RefObject<HTMLElement | null>, real: Size | null, zoom: Zoom): number {
  const { wanted, noteScale } = zoom;
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 });
  const measure = useCallback(() => {
    const element = frame.current;
    if (element !== null) setRoom({ width: element.clientWidth, height: element.clientHeight });
  }, [frame]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, [frame, measure]);
  const fitted = real === null ? 1 : fittingScale(room, real) * devicePixelRatio;
  const scale = wanted === 'fit' ? fitted : wanted;
  useEffect(() => noteScale(scale), [scale, noteScale]);
  return scale;
}
