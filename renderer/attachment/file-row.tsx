import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DeskFile } from '#contracts/desk-port.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { FileState } from './file-state.tsx';
import { OpenButton } from './open-button.tsx';
import styles from './file-row.module.css';

interface FileRowProps {
  readonly file: Attachment;
  /** As it lies on this device, if it does. */
  readonly here: DeskFile | undefined;
  /** `null` where there is no program to show it. */
  readonly onOpen: (() => void) | null;
  readonly onSave: () => void;
}

/** A file that is not shown: what it is called, how large it is, and the way to have it. */
export function FileRow({ file: { name, sizeBytes, mediaType }, here, onOpen, onSave }: FileRowProps) {
  const { t, i18n } = useTranslation('attachment');
  return (
    <div className={styles.row}>
      <IconFile size={16} stroke={1.75} aria-hidden="true" />
      <span className={styles.name} title={`${name} (${mediaType})`}>
        {name}
      </span>
      <span className={styles.size}>{sizeWords(sizeBytes, i18n.language)}</span>
      <FileState here={here} />
      {onOpen !== null && <OpenButton name={name} onOpen={onOpen} />}
      <Tooltip label={t('save', { name })}>
        <ActionIcon size={24} aria-label={t('save', { name })} onClick={onSave}>
          <IconDownload size={15} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
