import { IconPaperclip } from '@tabler/icons-react';
import type { ClipboardEvent, DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bringsFiles, filesIn } from '#platform/browser/attachment/files-in.ts';
import styles from './file-drop.module.css';

interface FileDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A place that takes files by dropping and by pasting. For those who do neither there is a button elsewhere. */
export function FileDrop({ onFiles, className = '', children }: FileDropProps) {
  const { t } = useTranslation('attachment');
  const [isOver, setIsOver] = useState(false);

  function drag(event: DragEvent): void {
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  }
  function leave({ currentTarget, relatedTarget }: DragEvent): void {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
  }
  function drop(event: DragEvent): void {
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    setIsOver(false);
    onFiles(filesIn(event.dataTransfer, 'dropped'));
  }
  function paste(event: ClipboardEvent): void {
    const files = filesIn(event.clipboardData, 'pasted');
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  }

  return (
    <div
      className={`${styles.place} ${className}`}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={leave}
      onDrop={drop}
      onPaste={paste}
    >
      {children}
      {isOver && (
        <p className={styles.over}>
          <IconPaperclip size={16} stroke={1.75} aria-hidden="true" />
          {t('drop')}
        </p>
      )}
    </div>
  );
}
