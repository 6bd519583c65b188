import { NativeSelect } from '@mantine/core';
import {
  IconActivity,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconAspectRatio,
  IconCamera,
  IconFocusCentered,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconMap2,
  IconRelationOneToOne,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { PictureMode } from '#contracts/remote-session/session-state-messages.ts';
import { pictureModes } from '#contracts/remote-session/session-state-messages.ts';
import { useTranslation } from 'react-i18next';
import type { Annotating } from './annotate/use-annotating.ts';
import { AnnotateTools } from './annotate/annotate-tools.tsx';
import { RecordTool } from '../recording/record-tool.tsx';
import type { SessionRecording } from '../recording/session-recording.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import { monitorName, showable } from './monitor-names.ts';
import { Tool } from './tool.tsx';
import type { FullScreen } from './use-full-screen.ts';
import type { Monitors } from './use-monitors.ts';
import type { Zoom } from './use-zoom.ts';
import styles from './picture-tools.module.css';

interface PictureToolsProps {
  readonly state: ScreenState;
  readonly screen: ScreenSession;
  /** Which monitor is shown, and how, is for whoever helps to say. */
  readonly isHelping: boolean;
  readonly monitors: Monitors;
  /** `null`: whoever looks on records nothing. */
  readonly recording: SessionRecording | null;
  readonly zoom: Zoom;
  readonly annotating: Annotating;
  readonly name: string;
  readonly onShot: () => void;
  readonly fullScreen: FullScreen;
  readonly hasFigures: boolean;
  readonly onFigures: () => void;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
}

/** What can be done with the picture, in one line below it. */
export function PictureTools(props: PictureToolsProps) {
  const { t } = useTranslation('screen');
  const { state, screen, zoom, monitors, fullScreen, hasFigures, isPanelOpen } = props;
  const hasPicture = state.picture?.state === 'shown' && state.hasFrame;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools.label')}>
      {hasPicture && (
        <>
          <Tool label={t('tools.fit')} icon={IconAspectRatio} isOn={zoom.wanted === 'fit'} onUse={zoom.fit} />
          <Tool label={t('tools.actual')} icon={IconRelationOneToOne} isOn={zoom.wanted === 1} onUse={zoom.actual} />
          <Tool label={t('tools.zoomOut')} icon={IconZoomOut} onUse={zoom.zoomOut} />
          <span className={styles.scale} title={t('tools.size')} data-figures>
            {t('tools.scale', { percent: Math.round(zoom.scale * 100) })}
          </span>
          <Tool label={t('tools.zoomIn')} icon={IconZoomIn} onUse={zoom.zoomIn} />
          {zoom.wanted !== 'fit' && (
            <Tool
              label={t('tools.follow')}
              icon={IconFocusCentered}
              keys="shift+z"
              isOn={zoom.isFollowing}
              onUse={zoom.toggleFollowing}
            />
          )}
          {(monitors.areSeveral || zoom.wanted !== 'fit') && (
            <Tool
              label={t('map.label')}
              icon={IconMap2}
              keys="shift+g"
              isOn={monitors.hasMap}
              onUse={monitors.toggleMap}
            />
          )}
        </>
      )}
      {props.isHelping && <Choices state={state} screen={screen} choice={monitors} />}
      <AnnotateTools annotating={props.annotating} name={props.name} />
      {hasPicture && <Tool label={t('shot.take')} icon={IconCamera} keys="shift+s" onUse={props.onShot} />}
      {props.recording !== null && <RecordTool state={state} screen={screen} recording={props.recording} />}
      <span className={styles.gap} />
      {hasPicture && (
        <>
          <Tool label={t('tools.figures')} icon={IconActivity} isOn={hasFigures} onUse={props.onFigures} />
          <Tool
            label={fullScreen.isOn ? t('tools.leaveFullScreen') : t('tools.fullScreen')}
            icon={fullScreen.isOn ? IconArrowsMinimize : IconArrowsMaximize}
            onUse={fullScreen.toggle}
          />
        </>
      )}
      {!fullScreen.isOn && (
        <Tool
          label={isPanelOpen ? t('panel.hide') : t('panel.show')}
          icon={isPanelOpen ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand}
          onUse={props.onTogglePanel}
        />
      )}
    </div>
  );
}

type ChoicesProps = Pick<PictureToolsProps, 'state' | 'screen'> & { readonly choice: Monitors };

/** Which monitor, where there are several, and how it is sent. Native lists: they open in full screen too. */
function Choices({ state: { picture, monitors }, screen, choice }: ChoicesProps) {
  const { t } = useTranslation('screen');
  if (picture?.state !== 'shown') {
    // A monitor that is gone is chosen anew; how it is sent then is for later.
    const isGone = picture?.reason === 'picture.screen-gone' && monitors.length > 0;
    if (!isGone) return null;
  }
  const mode = picture?.state === 'shown' ? picture.mode : 'auto';
  const monitor = choice.shown;
  const names = showable(monitors).map((one) => ({ value: String(one), label: monitorName(monitors, one, t) }));
  return (
    <>
      {(monitors.length > 1 || monitor === null) && (
        <NativeSelect
          size="xs"
          aria-label={t('tools.monitor')}
          title={t('tools.monitorHint')}
          className={styles.choice}
          value={monitor === null ? '' : String(monitor)}
          data={monitor === null ? [{ value: '', label: t('tools.monitor'), disabled: true }, ...names] : names}
          onChange={({ currentTarget: { value } }) => choice.show?.(value === 'all' ? value : Number(value))}
        />
      )}
      {monitor !== null && (
        <NativeSelect
          size="xs"
          aria-label={t('tools.mode')}
          className={styles.choice}
          value={mode}
          data={pictureModes.map((value) => ({ value, label: t(`tools.modes.${value}`) }))}
          onChange={({ currentTarget }) => screen.show({ monitor, mode: modeOf(currentTarget.value) })}
        />
      )}
      {picture?.state === 'shown' && picture.isThin && <span className={styles.reduced}>{t('tools.thin')}</span>}
      {picture?.state === 'shown' && picture.isReduced && <span className={styles.reduced}>{t('tools.reduced')}</span>}
    </>
  );
}

function modeOf(value: string): PictureMode {
  return pictureModes.find((mode) => mode === value) ?? 'auto';
}
