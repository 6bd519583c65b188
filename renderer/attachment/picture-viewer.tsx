import { ActionIcon, Modal, Tooltip } from '@mantine/core';
import {
  IconArrowsMinimize,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconExternalLink,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { mayOpen } from '#platform/any/attachment/openable-file.ts';
import type { ImageSize } from '#platform/any/attachment/image-size.ts';
import { usePictureSource } from '#platform/browser/attachment/use-picture-source.ts';
import type { Action } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { useLargePicture } from './use-large-picture.ts';
import { panByDragging } from './pan-by-dragging.ts';
import { fitOf, zoomed } from './zoom.rules.ts';
import type { Zoom } from './zoom.rules.ts';
import styles from './picture-viewer.module.css';

interface PictureViewerProps {
  /** Those one can go on to, the shown one among them. */
  readonly pictures: readonly Attachment[];
  readonly shown: Attachment;
  readonly onShow: (picture: Attachment) => void;
  /** Shows it in a program of the system; `null` where there is none. */
  readonly onOpen: ((picture: Attachment) => void) | null;
  readonly onSave: (picture: Attachment) => void;
  readonly onClose: () => void;
}

interface ViewerButton {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly icon: Icon;
  readonly isPossible: boolean;
  readonly run: () => void;
}

/** A picture as large as the window: to be zoomed, moved and saved, by keys or by hand. */
export function PictureViewer({ pictures, shown, onShow, onOpen, onSave, onClose }: PictureViewerProps) {
  const { t } = useTranslation(['attachment', 'look']);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const { picture, note } = useLargePicture(shown);
  const source = usePictureSource(picture?.blob ?? null);
  const size = picture?.size ?? null;
  const buttons = useViewerButtons({ pictures, shown, size, onOpen, onSave, zoom, setZoom, onShow });

  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={<span className={styles.name}>{shown.name}</span>}
      closeButtonProps={{ 'aria-label': t('look:close') }}
      classNames={{ content: styles.viewer!, body: styles.body!, header: styles.header!, title: styles.title! }}
    >
      <div className={styles.bar} role="toolbar" aria-label={t('viewer.tools')}>
        {buttons
          .filter(({ isPossible }) => isPossible)
          .map(({ id, title, icon: Picture, run }) => (
            <Tooltip key={id} label={title}>
              <ActionIcon aria-label={title} onClick={run}>
                <Picture size={18} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          ))}
        <span className={styles.keys}>
          <KeyCaps keys="escape" />
        </span>
      </div>
      <output className={styles.note}>{note}</output>
      {/* A region that scrolls takes the focus, so that the arrows move it. */}
      <div
        className={styles.stage}
        data-fit={zoom === 'fit'}
        tabIndex={-1}
        data-autofocus
        onPointerDown={panByDragging}
      >
        {picture !== null && (
          <img
            ref={source}
            alt={shown.name}
            decoding="async"
            draggable={false}
            style={zoom === 'fit' ? undefined : { width: picture.size.width * zoom }}
          />
        )}
      </div>
    </Modal>
  );
}

interface ViewerButtonsOptions extends Pick<PictureViewerProps, 'pictures' | 'shown' | 'onShow' | 'onOpen' | 'onSave'> {
  /** `null` until it is there. */
  readonly size: ImageSize | null;
  readonly zoom: Zoom;
  readonly setZoom: (zoom: Zoom) => void;
}

/** What can be done in the viewer, as buttons and as keys. */
function useViewerButtons(options: ViewerButtonsOptions): readonly ViewerButton[] {
  const { pictures, shown, size, onShow, onOpen, onSave, zoom, setZoom } = options;
  const { t } = useTranslation('attachment');
  const buttons = useMemo((): readonly ViewerButton[] => {
    const place = pictures.findIndex(({ sha256 }) => sha256 === shown.sha256);
    const go = (id: string, title: string, step: 1 | -1, icon: Icon): ViewerButton => {
      const next = pictures[place + step];
      const keys = [step === 1 ? 'pagedown' : 'pageup', step === 1 ? 'j' : 'k'];
      return { id, title, keys, icon, isPossible: next !== undefined, run: () => next !== undefined && onShow(next) };
    };
    const isPossible = true;
    const step = (direction: 1 | -1) => setZoom(zoomed(zoom, direction, size === null ? 1 : fitOf(size, window)));
    return [
      go('previous', t('viewer.previous'), -1, IconChevronLeft),
      go('next', t('viewer.next'), 1, IconChevronRight),
      ...zoomButtons(t, step, () => setZoom('fit')),
      {
        id: 'open',
        title: t('open', { name: shown.name }),
        keys: ['o'],
        icon: IconExternalLink,
        isPossible: onOpen !== null && mayOpen(shown.name),
        run: () => onOpen?.(shown),
      },
      {
        id: 'save',
        title: t('save', { name: shown.name }),
        keys: ['s'],
        icon: IconDownload,
        isPossible,
        run: () => onSave(shown),
      },
    ];
  }, [t, pictures, shown, size, onShow, onOpen, onSave, zoom, setZoom]);
  const actions = useMemo(
    () =>
      buttons
        .filter((button) => button.isPossible)
        // The viewer is a dialog, and in a dialog keys are taken for typing.
        .map(({ id, ...button }): Action => ({ ...button, id: `viewer.${id}`, worksWhileTyping: true })),
    [buttons],
  );
  useActions('part', actions);
  return buttons;
}

/** Nearer, further away, and as much as fits. */
function zoomButtons(
  t: TFunction<'attachment'>,
  step: (direction: 1 | -1) => void,
  fit: () => void,
): readonly ViewerButton[] {
  const isPossible = true;
  return [
    { id: 'out', title: t('viewer.out'), keys: ['-'], icon: IconZoomOut, isPossible, run: () => step(-1) },
    { id: 'in', title: t('viewer.in'), keys: ['+', '='], icon: IconZoomIn, isPossible, run: () => step(1) },
    { id: 'fit', title: t('viewer.fit'), keys: ['0'], icon: IconArrowsMinimize, isPossible, run: fit },
  ];
}
