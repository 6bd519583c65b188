import type { IncidentId } from '#domain/kernel/fields.ts';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FiguresPanel } from './figures-panel.tsx';
import { InputBar } from './input-bar.tsx';
import { PictureStage } from './picture-stage.tsx';
import { PictureTools } from './picture-tools.tsx';
import { RightsBar } from './rights-bar.tsx';
import type { ScreenSession } from './screen-session.ts';
import { SessionShot } from './session-shot.tsx';
import { TrustPanel } from './trust-panel.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useMonitors } from './use-monitors.ts';
import { useFullScreen } from './use-full-screen.ts';
import { usePointing } from './use-pointing.ts';
import { useScreenActions } from './use-screen-actions.ts';
import type { ScreenSeen } from './use-screen-session.ts';
import { useZoom } from './use-zoom.ts';
import styles from './screen-view.module.css';

export interface ScreenViewProps {
  /** `undefined` before the session has begun in this window. */
  readonly seen: ScreenSeen | undefined;
  /** The ticket that it is about. */
  readonly incident: IncidentId;
  /** Whoever looks on only looks. */
  readonly isHelping: boolean;
  /** Of whoever sits there. */
  readonly name: string;
  readonly deviceName: string;
  /** Whether what belongs to the session stands beside the screen. */
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
}

/** Somebody's screen: whether the line is good, what is allowed, and the picture, which gets all the room that is left. */
export function ScreenView({ seen, incident, isHelping, name, deviceName, ...beside }: ScreenViewProps) {
  const { t } = useTranslation('screen');
  const { screen = null, state = null, recording = null } = seen ?? {};
  const zoom = useZoom();
  const frame = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(frame);
  const [hasFigures, setHasFigures] = useState(false);
  // Digits that were put off; those of a new line are asked about once more.
  const [putOff, setPutOff] = useState<string | null>(null);
  const keyboard = useKeyboard();
  const { video, annotating, shot } = usePointing(isHelping ? state : null, screen);
  const monitors = useMonitors(state, screen, isHelping);
  const toggleFigures = useCallback(() => setHasFigures((has) => !has), []);
  useScreenActions({ state, screen, zoom, fullScreen, ...beside, onToggleFigures: toggleFigures, monitors });
  const label = t('label', { device: deviceName });
  if (screen === null || state === null) return <section className={styles.screen} aria-label={label} />;
  const { trust } = state;
  // Whoever looks on has no digits to compare: theirs are not shown over there, and looking needs none.
  const isComparing = isHelping && trust?.state === 'comparing';
  const isPutOff = isComparing && trust.code === putOff;
  const shared = { state, screen, zoom, annotating, monitors, name };
  return (
    <section ref={frame} className={styles.screen} aria-label={label}>
      <RightsBar state={state} screen={screen} isPutOff={isPutOff} onCompare={() => setPutOff(null)} />
      {isComparing && !isPutOff && (
        <Digits code={trust.code} name={name} screen={screen} onPutOff={() => setPutOff(trust.code)} />
      )}
      <PictureStage {...shared} deviceName={deviceName} keyboard={keyboard} video={video} />
      {hasFigures && state.stream !== null && (
        <FiguresPanel
          screen={screen}
          picture={state.picture}
          video={video}
          isHelping={isHelping}
          onClose={() => setHasFigures(false)}
        />
      )}
      <InputBar state={state} hands={screen.hands} keyboard={keyboard} name={name} device={deviceName} />
      <PictureTools
        {...shared}
        recording={recording}
        isHelping={isHelping}
        onShot={shot.begin}
        fullScreen={fullScreen}
        hasFigures={hasFigures}
        onFigures={toggleFigures}
        {...beside}
      />
      <SessionShot incident={incident} name={name} shot={shot} onAttached={screen.noteScreenshot} />
    </section>
  );
}

interface DigitsProps {
  readonly code: string;
  readonly name: string;
  readonly screen: ScreenSession;
  readonly onPutOff: () => void;
}

/** The digits to compare, which can be put off where a hub vouches as well: that is written down. */
function Digits({ code, name, screen, onPutOff }: DigitsProps) {
  const putOff = (): void => {
    screen.skipComparing();
    onPutOff();
  };
  return (
    <TrustPanel code={code} name={name} onVerdict={screen.compare} onLater={screen.mayPutOffDigits ? putOff : null} />
  );
}
