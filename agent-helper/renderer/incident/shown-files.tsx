import type { Attachment } from '#domain/kernel/attachment.ts';
import { claimsToBePicture } from '#platform/browser/attachment/files-in.ts';
import { fitInto, PicturePreview } from '#platform/browser/attachment/picture-preview.tsx';
import { needsWhole, previewOf } from '#platform/browser/attachment/preview.ts';
import type { ReadFile } from '#platform/browser/attachment/use-file.ts';
import { useFile } from '#platform/browser/attachment/use-file.ts';
import { useSeen } from '#platform/browser/attachment/use-seen.ts';
import { VisuallyHidden } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { useWords } from '../words/use-words.ts';
import { FileName } from './file-name.tsx';
import styles from './shown-files.module.css';

/** In CSS pixels: as wide as the small window has room for. */
const BOX = { width: 300, height: 220 };

/** The files of something that was said: pictures to look at, the others by name. */
export function ShownFiles({ files }: { readonly files: readonly Attachment[] }) {
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.sha256}>{claimsToBePicture(file) ? <ShownPicture file={file} /> : <FileName file={file} />}</li>
      ))}
    </ul>
  );
}

function ShownPicture({ file }: { readonly file: Attachment }) {
  const { say } = useWords();
  const { link } = useEnrolled();
  const [part, isSeen] = useSeen<HTMLDivElement>();
  const read = useReadFile();
  const attempt = link === 'online' ? 1 : 0;
  const small = useFile(read, file.thumbnail ?? null, { isWanted: isSeen, attempt });
  const whole = useFile(read, file.sha256, { isWanted: isSeen && needsWhole(file, small, false), attempt });
  const [isBroken, setIsBroken] = useState(false);
  const breakIt = useCallback(() => setIsBroken(true), []);
  const preview = useMemo(() => previewOf(small, whole), [small, whole]);
  if (isBroken || preview.kind === 'file') return <FileName file={file} />;
  return (
    <div ref={part}>
      <VisuallyHidden>{say('ticket.picture', { name: file.name })}</VisuallyHidden>
      {preview.kind === 'picture' ? (
        <PicturePreview picture={preview.picture.blob} size={fitInto(preview.picture.size, BOX)} onBroken={breakIt} />
      ) : (
        <span className={styles.absent}>
          <IconPhoto size={22} stroke={1.5} aria-hidden="true" />
          {file.name}
        </span>
      )}
    </div>
  );
}

/** Reads files by way of the core; what broke is a refusal as well. */
function useReadFile(): ReadFile {
  const { ask } = useHelper();
  return useCallback(
    async (sha256) => {
      try {
        const read = await ask('file.read', { sha256 });
        if (!read.ok) return { ok: false, refusal: refusalIn(read.refusal) };
        return { ok: true, value: new Uint8Array(read.value) };
      } catch (error) {
        return { ok: false, refusal: refusalOf(error) };
      }
    },
    [ask],
  );
}
