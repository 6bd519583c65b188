import { Button, Modal } from '@mantine/core';
import { IconDownload, IconFile, IconPhoto } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { claimsToBePicture } from '#platform/browser/attachment/files-in.ts';
import type { Picture } from '#platform/browser/attachment/picture-of.ts';
import { fitInto, PicturePreview } from '#platform/browser/attachment/picture-preview.tsx';
import { needsWhole, previewOf } from '#platform/browser/attachment/preview.ts';
import { saveFile } from '#platform/browser/attachment/save-file.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import type { FileLoad } from '#platform/browser/attachment/use-file.ts';
import { useFile } from '#platform/browser/attachment/use-file.ts';
import { usePictureSource } from '#platform/browser/attachment/use-picture-source.ts';
import { useSeen } from '#platform/browser/attachment/use-seen.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePortal } from '../app/portal.ts';
import { RefusalNote } from '../look/note.tsx';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';
import styles from './shown-files.module.css';

/** In CSS pixels. */
const BOX = { width: 300, height: 220 };
const UNMEASURED = { width: 240, height: 150 };

/** The files of something that was said: pictures to look at, everything to save. */
export function ShownFiles({ files }: { readonly files: readonly Attachment[] }) {
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.sha256}>{claimsToBePicture(file) ? <ShownPicture file={file} /> : <FileRow file={file} />}</li>
      ))}
    </ul>
  );
}

function FileRow({ file }: { readonly file: Attachment }) {
  const { say, language } = useWords();
  const portal = usePortal();
  const [refusal, setRefusal] = useState<Pick<Refusal, 'code'> | null>(null);
  const { name, sizeBytes, sha256 } = file;
  async function save(): Promise<void> {
    const read = await portal.files.read(sha256);
    setRefusal(read.ok ? null : read.refusal);
    if (read.ok) saveFile(name, read.value);
  }
  return (
    <>
      <Button
        variant="default"
        className={styles.file}
        aria-label={say('files.save', { name })}
        leftSection={<IconFile size={20} stroke={1.75} aria-hidden="true" />}
        rightSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => void save()}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>{sizeWords(sizeBytes, language)}</span>
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  );
}

function ShownPicture({ file }: { readonly file: Attachment }) {
  const { say } = useWords();
  const portal = usePortal();
  const isOnline = useLive(portal.status$) !== 'offline';
  const [part, isSeen] = useSeen<HTMLDivElement>();
  const [isOpen, setIsOpen] = useState(false);
  const attempt = isOnline ? 1 : 0;
  const small = useFile(portal.files.readSmall, file.thumbnail ?? null, { isWanted: isSeen, attempt });
  const isWholeWanted = isOpen || (isSeen && needsWhole(file, small, false));
  const whole = useFile(portal.files.read, file.sha256, { isWanted: isWholeWanted, attempt });
  const [isBroken, setIsBroken] = useState(false);
  const breakIt = useCallback(() => setIsBroken(true), []);
  const preview = useMemo(() => previewOf(small, whole), [small, whole]);
  if (isBroken || preview.kind === 'file') return <FileRow file={file} />;
  const picture = preview.kind === 'picture' ? preview.picture : null;
  const { name, width, height } = file;
  const said = width === undefined || height === undefined ? UNMEASURED : { width, height };
  const size = fitInto(picture?.size ?? said, BOX);

  return (
    <div ref={part}>
      {picture === null ? (
        <div className={styles.absent} style={preview.kind === 'away' ? undefined : size}>
          <IconPhoto size={22} stroke={1.5} aria-hidden="true" />
          {preview.kind === 'away' && <span>{refusalSentence(say, preview.refusal)}</span>}
        </div>
      ) : (
        <button
          type="button"
          className={styles.picture}
          aria-label={say('files.show', { name })}
          onClick={() => setIsOpen(true)}
        >
          <PicturePreview picture={picture.blob} size={size} onBroken={breakIt} />
        </button>
      )}
      {isOpen && picture !== null && (
        <LargePicture file={file} picture={picture} whole={whole} onClose={() => setIsOpen(false)} />
      )}
    </div>
  );
}

interface LargePictureProps {
  readonly file: Attachment;
  /** The small one until the large one is there. */
  readonly picture: Picture;
  readonly whole: FileLoad;
  readonly onClose: () => void;
}

/** As large as the window. A click shows it in its own size, to be scrolled, and back. */
function LargePicture({ file: { name }, picture, whole, onClose }: LargePictureProps) {
  const { say } = useWords();
  const [isWhole, setIsWhole] = useState(true);
  const source = usePictureSource(picture.blob);
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={<span className={styles.title}>{name}</span>}
      closeButtonProps={{ 'aria-label': say('files.close') }}
      classNames={{ content: styles.viewer!, body: styles.viewerBody! }}
    >
      <div className={styles.viewerBar}>
        {whole.kind === 'here' && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />}
            onClick={() => saveFile(name, whole.bytes)}
          >
            {say('files.saveThis')}
          </Button>
        )}
        <RefusalNote refusal={whole.kind === 'away' ? whole.refusal : null} />
      </div>
      <button
        type="button"
        className={styles.stage}
        data-whole={isWhole}
        aria-label={say(isWhole ? 'files.larger' : 'files.smaller')}
        onClick={() => setIsWhole(!isWhole)}
      >
        <img ref={source} alt={name} decoding="async" />
      </button>
    </Modal>
  );
}
