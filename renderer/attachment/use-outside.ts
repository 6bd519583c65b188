import { useCallback } from 'react';
import { MAX_BUNDLE_BYTES } from '#contracts/exchange.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { saveBlob, saveFile } from '#platform/browser/attachment/save-file.ts';
import { useDesk } from '../app/desk-context.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { readFile } from './attachment-repository.ts';

/** Resolves to why a file could not be had or used, or to `null`. */
type UseFile = (file: Attachment) => Promise<Refusal | null>;

/** Saves bytes outside the desk: the browser puts them where it puts downloads, the desktop asks where. */
export function useSaveBytes(): (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Refusal | null> {
  const desktop = useDesktop();
  return useCallback(
    async (name, bytes) => {
      if (desktop === null) {
        saveFile(name, bytes);
        return null;
      }
      const outcome = await desktop.ask('file.save', { name, bytes });
      return outcome === 'saved' || outcome === 'cancelled' ? null : { code: outcome };
    },
    [desktop],
  );
}

/** The same for what may be too large to be in memory. */
export function useSaveBlob(): (name: string, blob: Blob) => Promise<Refusal | null> {
  const desktop = useDesktop();
  return useCallback(
    async (name, blob) => {
      if (desktop === null) {
        saveBlob(name, blob);
        return null;
      }
      if (blob.size > MAX_BUNDLE_BYTES) {
        return { code: 'attachment.too-large', details: { mostBytes: MAX_BUNDLE_BYTES } };
      }
      const outcome = await desktop.ask('file.save', { name, bytes: new Uint8Array(await blob.arrayBuffer()) });
      return outcome === 'saved' || outcome === 'cancelled' ? null : { code: outcome };
    },
    [desktop],
  );
}

/** Saves a file of a ticket outside the desk. */
export function useSave(): UseFile {
  const desk = useDesk();
  const save = useSaveBytes();
  return useCallback(
    async ({ sha256, name }) => {
      const read = await readFile(desk, sha256);
      return read.ok ? await save(name, read.value) : read.refusal;
    },
    [desk, save],
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
