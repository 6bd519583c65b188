import { ActionIcon, Loader } from '@mantine/core';
import { IconFile, IconPhoto, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { claimsToBePicture } from '#platform/browser/attachment/files-in.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import type { AttachmentDraft } from './use-attachment-draft.ts';
import styles from './attachment-chips.module.css';

interface AttachmentChipsProps {
  readonly draft: Pick<AttachmentDraft, 'files' | 'adding'>;
  readonly onRemove: (sha256: AttachmentHash) => void;
}

/** What is going to be sent along, each with the way to take it out again. */
export function AttachmentChips({ draft: { files, adding }, onRemove }: AttachmentChipsProps) {
  const { t } = useTranslation('attachment');
  if (files.length === 0 && adding === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('toBeSent')}>
      {files.map((file) => (
        <Chip key={file.sha256} file={file} onRemove={() => onRemove(file.sha256)} />
      ))}
      {adding > 0 && (
        <li className={styles.chip}>
          <Loader size={14} aria-hidden="true" />
          <output>{t('adding', { count: adding })}</output>
        </li>
      )}
    </ul>
  );
}

function Chip({ file, onRemove }: { readonly file: Attachment; readonly onRemove: () => void }) {
  const { t, i18n } = useTranslation('attachment');
  const { name, sizeBytes } = file;
  const Picture = claimsToBePicture(file) ? IconPhoto : IconFile;
  return (
    <li className={styles.chip}>
      <Picture size={15} stroke={1.75} aria-hidden="true" />
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.size}>{sizeWords(sizeBytes, i18n.language)}</span>
      <ActionIcon size={20} aria-label={t('remove', { name })} onClick={onRemove}>
        <IconX size={13} stroke={2} />
      </ActionIcon>
    </li>
  );
}
