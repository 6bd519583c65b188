import type { ClipboardEvent, DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { bringsFiles, filesIn } from '#platform/browser/attachment/files-in.ts';
import { useWords } from '../words/use-words.ts';
import styles from './file-place.module.css';

interface FilePlaceProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes what is dropped on it or pasted into it. A button beside it does the same for everybody. */
export function FilePlace({ onFiles, children }: FilePlaceProps) {
  const { say } = useWords();
  const [isOver, setIsOver] = useState(false);

  function drag(event: DragEvent): void {
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
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
      className={styles.place}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={leave}
      onDrop={drop}
      onPaste={paste}
    >
      {children}
      {isOver && <p className={styles.over}>{say('files.drop')}</p>}
    </div>
  );
}
