import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { claimsToBePicture } from '#platform/browser/attachment/files-in.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useDesk } from '../app/desk-context.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { FilesHere } from './attachment-repository.ts';
import { watchFilesHere } from './attachment-repository.ts';
import { FileRow } from './file-row.tsx';
import { PictureTile } from './picture-tile.tsx';
import { PictureViewer } from './picture-viewer.tsx';
import { useOpen, useSave } from './use-outside.ts';
import styles from './attached-files.module.css';

const nothingYet: FilesHere = new Map();

/** The files of one line of a timeline: pictures to look at, everything else to save. */
export function AttachedFiles({ files }: { readonly files: readonly Attachment[] }) {
  const { t } = useTranslation('attachment');
  const desk = useDesk();
  const known = useLive(useMemo(() => watchFilesHere(desk), [desk]));
  const here = known ?? nothingYet;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [opened, setOpened] = useState<Attachment | null>(null);
  const save = useSave();
  const open = useOpen();
  const pictures = files.filter(claimsToBePicture);
  const others = files.filter((file) => !claimsToBePicture(file));
  const openOne = open === null ? null : (file: Attachment) => void open(file).then(setRefusal);
  const saveOne = (file: Attachment) => void save(file).then(setRefusal);

  return (
    <div className={styles.files}>
      {pictures.length > 0 && (
        <ul className={styles.pictures} aria-label={t('pictures')}>
          {pictures.map((file) => (
            <li key={file.sha256} className={styles.picture}>
              <PictureTile
                file={file}
                here={here.get(file.sha256)}
                onShow={() => setOpened(file)}
                onOpen={openOne}
                onSave={() => saveOne(file)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={styles.list} aria-label={t('files')}>
          {others.map((file) => (
            <li key={file.sha256}>
              <FileRow
                file={file}
                here={here.get(file.sha256)}
                onOpen={openOne && (() => openOne(file))}
                onSave={() => saveOne(file)}
              />
            </li>
          ))}
        </ul>
      )}
      <RefusalNote refusal={refusal} />
      {opened !== null && (
        <PictureViewer
          pictures={pictures}
          shown={opened}
          onShow={setOpened}
          onOpen={openOne}
          onSave={saveOne}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
