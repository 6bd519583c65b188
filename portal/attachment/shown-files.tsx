import { Button, Modal } from '@mantine/core';
import { IconDownload, IconFile, IconPhoto } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { claimsToBePicture } from '#platform/browser/attachment/files-in.ts';
import type { Picture } from '#platform/browser/attachment/picture-of.ts';
import { pictureOf } from '#platform/browser/attachment/picture-of.ts';
import { fitInto, PicturePreview } from '#platform/browser/attachment/picture-preview.tsx';
import { saveFile } from '#platform/browser/attachment/save-file.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
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
  const load = useFile(portal.files.read, file.sha256, { isWanted: isSeen, attempt: isOnline ? 1 : 0 });
  const [isBroken, setIsBroken] = useState(false);
  const breakIt = useCallback(() => setIsBroken(true), []);
  const [isOpen, setIsOpen] = useState(false);
  const picture = useMemo(() => (load.kind === 'here' ? pictureOf(load.bytes) : null), [load]);
  if (isBroken || (load.kind === 'here' && picture === null)) return <FileRow file={file} />;
  const { name, width, height } = file;
  const said = width === undefined || height === undefined ? UNMEASURED : { width, height };
  const size = fitInto(picture?.size ?? said, BOX);

  return (
    <div ref={part}>
      {picture === null ? (
        <div className={styles.absent} style={load.kind === 'away' ? undefined : size}>
          <IconPhoto size={22} stroke={1.5} aria-hidden="true" />
          {load.kind === 'away' && <span>{refusalSentence(say, load.refusal)}</span>}
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
      {isOpen && picture !== null && <LargePicture file={file} picture={picture} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

interface LargePictureProps {
  readonly file: Attachment;
  readonly picture: Picture;
  readonly onClose: () => void;
}

/** As large as the window. A click shows it in its own size, to be scrolled, and back. */
function LargePicture({ file: { name }, picture, onClose }: LargePictureProps) {
  const { say } = useWords();
  const [isWhole, setIsWhole] = useState(true);
  const source = usePictureSource(picture.blob);
  async function save(): Promise<void> {
    saveFile(name, new Uint8Array(await picture.blob.arrayBuffer()));
  }
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
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => void save()}
        >
          {say('files.saveThis')}
        </Button>
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
