import { IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFile } from '#contracts/desk-port.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import { fitInto, PicturePreview } from '#platform/browser/attachment/picture-preview.tsx';
import type { Preview } from '#platform/browser/attachment/preview.ts';
import { needsWhole, previewOf } from '#platform/browser/attachment/preview.ts';
import { useSeen } from '#platform/browser/attachment/use-seen.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import { FileRow } from './file-row.tsx';
import { FileState } from './file-state.tsx';
import { useDeskFile } from './use-desk-file.ts';
import styles from './picture-tile.module.css';

interface PictureTileProps {
  readonly file: Attachment;
  /** As it lies on this device, if it does. */
  readonly here: DeskFile | undefined;
  readonly onShow: () => void;
  /** Shows it in a program of the system; `null` where there is none. */
  readonly onOpen: ((file: Attachment) => void) | null;
  readonly onSave: () => void;
}

/** In CSS pixels. */
const BOX = { width: 280, height: 180 };
const UNMEASURED = { width: 240, height: 150 };

/**
 * A picture of a ticket, made small: from its thumbnail, so that the large one need not travel. Its place is there before its
 * bytes are; what turns out to be none is a file.
 */
export function PictureTile({ file, here, onShow, onOpen, onSave }: PictureTileProps) {
  const { t, i18n } = useTranslation('attachment');
  const [part, isSeen, isInSight] = useSeen<HTMLDivElement>();
  const preview = useTilePreview(file, { isSeen, isInSight, isWholeHere: here !== undefined });
  const [isBroken, setIsBroken] = useState(false);
  const breakIt = useCallback(() => setIsBroken(true), []);
  if (isBroken || preview.kind === 'file') {
    return <FileRow file={file} here={here} onOpen={onOpen && (() => onOpen(file))} onSave={onSave} />;
  }
  const { name, width, height } = file;
  const said = width === undefined || height === undefined ? UNMEASURED : { width, height };
  const size = fitInto(preview.kind === 'picture' ? preview.picture.size : said, BOX);

  return (
    <div ref={part} className={styles.tile}>
      {preview.kind === 'picture' ? (
        <button type="button" className={styles.picture} aria-label={t('show', { name })} onClick={onShow}>
          <PicturePreview picture={preview.picture.blob} size={size} onBroken={breakIt} />
        </button>
      ) : (
        <Absent preview={preview} size={size} />
      )}
      <p className={styles.caption} style={{ maxWidth: Math.max(size.width, 160) }}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.size}>{sizeWords(file.sizeBytes, i18n.language)}</span>
        <FileState here={here} />
      </p>
    </div>
  );
}

interface TileSight {
  readonly isSeen: boolean;
  readonly isInSight: boolean;
  readonly isWholeHere: boolean;
}

function useTilePreview(file: Attachment, { isSeen, isInSight, isWholeHere }: TileSight): Preview {
  const small = useDeskFile(file.thumbnail ?? null, {
    isWanted: isSeen && !isWholeHere,
    mostBytes: MAX_THUMBNAIL.bytes,
  });
  const whole = useDeskFile(file.sha256, {
    isWanted: isInSight && needsWhole(file, small, isWholeHere),
    isForTile: true,
  });
  return useMemo(() => previewOf(small, whole), [small, whole]);
}

interface AbsentProps {
  readonly preview: Exclude<Preview, { readonly kind: 'picture' | 'file' }>;
  readonly size: { readonly width: number; readonly height: number };
}

/** Where the picture will be, or why it is not. */
function Absent({ preview, size: { width, height } }: AbsentProps) {
  const sentenceOf = useRefusalSentence();
  const isAway = preview.kind === 'away';
  const Picture = isAway ? IconPhotoOff : IconPhoto;
  return (
    <div className={styles.absent} data-away={isAway} style={isAway ? undefined : { width, height }}>
      <Picture size={18} stroke={1.5} aria-hidden="true" />
      {isAway && <span>{sentenceOf(preview.refusal)}</span>}
    </div>
  );
}
