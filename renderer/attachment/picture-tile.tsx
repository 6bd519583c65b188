import { IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFile } from '#contracts/desk-port.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { pictureOf } from '#platform/browser/attachment/picture-of.ts';
import { fitInto, PicturePreview } from '#platform/browser/attachment/picture-preview.tsx';
import type { FileLoad } from '#platform/browser/attachment/use-file.ts';
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

/** A picture of a ticket, made small. Its place is there before its bytes are; what turns out to be none is a file. */
export function PictureTile({ file, here, onShow, onOpen, onSave }: PictureTileProps) {
  const { t, i18n } = useTranslation('attachment');
  const [part, isSeen] = useSeen<HTMLDivElement>();
  const load = useDeskFile(file.sha256, isSeen);
  const [isBroken, setIsBroken] = useState(false);
  const breakIt = useCallback(() => setIsBroken(true), []);
  const picture = useMemo(() => (load.kind === 'here' ? pictureOf(load.bytes) : null), [load]);
  if (isBroken || (load.kind === 'here' && picture === null)) {
    return <FileRow file={file} here={here} onOpen={onOpen && (() => onOpen(file))} onSave={onSave} />;
  }
  const { name, width, height } = file;
  const said = width === undefined || height === undefined ? UNMEASURED : { width, height };
  const size = fitInto(picture?.size ?? said, BOX);

  return (
    <div ref={part} className={styles.tile}>
      {picture === null ? (
        <Absent load={load} size={size} />
      ) : (
        <button type="button" className={styles.picture} aria-label={t('show', { name })} onClick={onShow}>
          <PicturePreview picture={picture.blob} size={size} onBroken={breakIt} />
        </button>
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

interface AbsentProps {
  readonly load: FileLoad;
  readonly size: { readonly width: number; readonly height: number };
}

/** Where the picture will be, or why it is not. */
function Absent({ load, size: { width, height } }: AbsentProps) {
  const sentenceOf = useRefusalSentence();
  const isAway = load.kind === 'away';
  const Picture = isAway ? IconPhotoOff : IconPhoto;
  return (
    <div className={styles.absent} data-away={isAway} style={isAway ? undefined : { width, height }}>
      <Picture size={18} stroke={1.5} aria-hidden="true" />
      {isAway && <span>{sentenceOf(load.refusal)}</span>}
    </div>
  );
}
