import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import {
  IconArrowsMinimize,
  IconArrowUpRight,
  IconCrop,
  IconCircleNumber1,
  IconRectangle,
  IconRectangleFilled,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Zoom } from '../attachment/zoom.rules.ts';
import { fitOf, zoomed } from '../attachment/zoom.rules.ts';
import type { Capture, Tool } from './capture.rules.ts';
import { withoutSelected } from './capture.rules.ts';
import styles from './capture-tools.module.css';

const tools: readonly (readonly [Tool, Icon])[] = [
  ['region', IconCrop],
  ['black-out', IconRectangleFilled],
  ['box', IconRectangle],
  ['arrow', IconArrowUpRight],
  ['step', IconCircleNumber1],
];

interface CaptureToolsProps {
  readonly capture: Capture;
  readonly onChange: (capture: Capture) => void;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}

/** What the next drag makes, how large the picture is shown, and how large it will be. */
export function CaptureTools({ capture, onChange, zoom, onZoom }: CaptureToolsProps) {
  const { t } = useTranslation('attachment');
  const { width, height } = capture.region;
  const step = (direction: 1 | -1) => onZoom(zoomed(zoom, direction, fitOf(capture.frame, window)));
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('capture.tools')}>
      {tools.map(([tool, Picture]) => (
        <button
          key={tool}
          type="button"
          className={styles.tool}
          aria-pressed={capture.tool === tool}
          onClick={() => onChange({ ...capture, tool })}
        >
          <Picture size={16} stroke={1.75} aria-hidden="true" />
          <span className={styles.name}>{t(`capture.tool.${tool}`)}</span>
        </button>
      ))}
      <Tool
        title={t('capture.removeMark')}
        picture={IconTrash}
        isOff={capture.selected === null}
        onPress={() => onChange(withoutSelected(capture))}
      />
      <span className={styles.gap} />
      <output className={styles.size}>{t('capture.size', { width, height })}</output>
      <Tool title={t('viewer.out')} picture={IconZoomOut} onPress={() => step(-1)} />
      <Tool title={t('viewer.in')} picture={IconZoomIn} onPress={() => step(1)} />
      <Tool title={t('viewer.fit')} picture={IconArrowsMinimize} onPress={() => onZoom('fit')} />
    </div>
  );
}

interface ToolProps {
  readonly title: string;
  readonly picture: Icon;
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

function Tool({ title, picture: Picture, isOff = false, onPress }: ToolProps) {
  return (
    <Tooltip label={title}>
      <ActionIcon aria-label={title} disabled={isOff} onClick={onPress}>
        <Picture size={17} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
