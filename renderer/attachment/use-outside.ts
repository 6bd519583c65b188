import { useCallback } from 'react';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { saveFile } from '#platform/browser/attachment/save-file.ts';
import { useDesk } from '../app/desk-context.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { readFile } from './attachment-repository.ts';

/** Resolves to why a file could not be had or used, or to `null`. */
type UseFile = (file: Attachment) => Promise<Refusal | null>;

/** Saves a file outside the desk: the browser puts it where it puts downloads, the desktop asks where. */
export function useSave(): UseFile {
  const desk = useDesk();
  const desktop = useDesktop();
  return useCallback(
    async ({ sha256, name }) => {
      const read = await readFile(desk, sha256);
      if (!read.ok) return read.refusal;
      if (desktop === null) {
        saveFile(name, read.value);
        return null;
      }
      const outcome = await desktop.ask('file.save', { name, bytes: read.value });
      return outcome === 'saved' || outcome === 'cancelled' ? null : { code: outcome };
    },
    [desk, desktop],
  );
}

/** Shows a file in a program of the system; `null` in a browser, which has no way to one. */
export function useOpen(): UseFile | null {
  const desk = useDesk();
  const desktop = useDesktop();
  const open = useCallback<UseFile>(
    async ({ sha256, name }) => {
      if (desktop === null) return null;
      const read = await readFile(desk, sha256);
      if (!read.ok) return read.refusal;
      const outcome = await desktop.ask('file.open', { name, bytes: read.value });
      return outcome === 'opened' ? null : { code: outcome };
    },
    [desk, desktop],
  );
  return desktop === null ? null : open;
}
