import { useCallback } from 'react';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { saveFile } from '#platform/browser/attachment/save-file.ts';
import { useDesk } from '../app/desk-context.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { readFile } from './attachment-repository.ts';

/**
 * Saves a file outside the desk: the browser puts it where it puts downloads, the desktop asks where. Resolves to why it
 * could not be had, or to `null`.
 */
export function useSave(): (file: Attachment) => Promise<Refusal | null> {
  const desk = useDesk();
  const desktop = useDesktop();
  return useCallback(
    async ({ sha256, name }) => {
      const read = await readFile(desk, sha256);
      if (!read.ok) return read.refusal;
      await desktop?.ask('download.begin', {});
      saveFile(name, read.value);
      return null;
    },
    [desk, desktop],
  );
}
