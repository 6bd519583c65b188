import { IconFileUpload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFile } from '#contracts/desk-port.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useDesk } from '../app/desk-context.ts';
import { watchUploads } from './attachment-repository.ts';
import { FileState } from './file-state.tsx';
import lines from '../look/lines.module.css';
import styles from './upload-list.module.css';

/** Files of this device that the hub does not have whole; nothing when there are none. */
export function UploadList() {
  const { t } = useTranslation('attachment');
  const desk = useDesk();
  const uploads = useLive(useMemo(() => watchUploads(desk), [desk]));
  if (uploads === undefined || uploads.length === 0) return null;
  return (
    <section aria-labelledby="sync-uploads">
      <h2 id="sync-uploads" className={lines.title}>
        {t('uploads.title', { count: uploads.length })}
      </h2>
      <p className={lines.hint}>{t('uploads.hint')}</p>
      <ul className={lines.list}>
        {uploads.map((file) => (
          <Upload key={file.sha256} file={file} />
        ))}
      </ul>
    </section>
  );
}

function Upload({ file }: { readonly file: DeskFile }) {
  const { i18n } = useTranslation('attachment');
  const { name, sizeBytes, sentBytes } = file;
  return (
    <li className={lines.row}>
      <IconFileUpload size={16} stroke={1.75} aria-hidden="true" />
      <span className={styles.name}>{name}</span>
      <progress className={styles.progress} value={sentBytes} max={sizeBytes} aria-label={name} />
      <FileState here={file} />
      <span className={styles.size}>{sizeWords(sizeBytes, i18n.language)}</span>
    </li>
  );
}
