import { useCallbackRef } from '@mantine/hooks';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { bringsFiles, filesIn } from '#platform/browser/attachment/files-in.ts';
import { isMailFile } from './mail-file.ts';

/** Mails that were dropped somewhere on the desk, until the form for calls takes them. */
export interface DroppedMails {
  readonly files: readonly File[];
  /** The first of them, which waits no more. */
  readonly take: () => File | undefined;
}

const noMails: DroppedMails = { files: [], take: () => undefined };
export const DroppedMailsContext = createContext<DroppedMails>(noMails);

export function useDroppedMails(): DroppedMails {
  return useContext(DroppedMailsContext);
}

/** What systems say of a mail while it is dragged; some say nothing. Its name is not told before it is dropped. */
const mayBeMail = new Set(['message/rfc822', '']);

/**
 * Takes mails that are dropped where nothing else takes files, for as long as the component lives. Everything else that is
 * dropped there stays where it was: a browser would go to it, and leave the desk.
 *
 * @param onDropped Called when there are some.
 */
export function useMailDrop(onDropped: () => void): DroppedMails {
  const [files, setFiles] = useState<readonly File[]>([]);
  const announce = useCallbackRef(onDropped);

  useEffect(() => {
    const over = new AbortController();
    function drag(event: DragEvent): void {
      if (event.defaultPrevented || event.dataTransfer === null || !bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      const isWelcome = [...event.dataTransfer.items].some(({ type }) => mayBeMail.has(type));
      event.dataTransfer.dropEffect = isWelcome ? 'copy' : 'none';
    }
    function drop(event: DragEvent): void {
      if (event.defaultPrevented || event.dataTransfer === null || !bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      const mails = filesIn(event.dataTransfer, 'dropped').filter(isMailFile);
      if (mails.length === 0) return;
      setFiles((before) => [...before, ...mails]);
      announce();
    }
    addEventListener('dragover', drag, over);
    addEventListener('drop', drop, over);
    return () => over.abort();
  }, [announce]);

  return useMemo(() => {
    const [first, ...others] = files;
    const take = () => {
      setFiles(others);
      return first;
    };
    return { files, take };
  }, [files]);
}
