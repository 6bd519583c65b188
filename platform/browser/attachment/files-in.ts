import type { Attachment } from '#domain/kernel/attachment.ts';
import type { ImageType } from '#domain/kernel/image-type.ts';
import { imageTypes } from '#domain/kernel/image-type.ts';

/**
 * Files that somebody dropped, or pasted where no text came with them: a table copied from a spreadsheet is a text, and
 * only by the way a picture. Folders are not files.
 */
export function filesIn(transfer: Pick<DataTransfer, 'items' | 'types'>, how: 'dropped' | 'pasted'): readonly File[] {
  if (how === 'pasted' && transfer.types.includes('text/plain')) return [];
  return [...transfer.items]
    .filter((item) => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((item) => item.getAsFile() ?? []);
}

/** Whether something that is dragged over the page could be dropped here as a file. */
export function bringsFiles({ types }: Pick<DataTransfer, 'types'>): boolean {
  return types.includes('Files');
}

/** Whether a file says that it is a picture to be shown. Its bytes have the last word. */
export function claimsToBePicture({ mediaType }: Pick<Attachment, 'mediaType'>): boolean {
  return imageTypes.some((type: ImageType) => type === mediaType);
}
