import type { Attachment } from '#domain/kernel/attachment.ts';
import { MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Picture } from './picture-of.ts';
import { pictureOf } from './picture-of.ts';
import type { FileLoad } from './use-file.ts';

/** What stands in a timeline for a file that says it is a picture. */
export type Preview =
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** It is none: it stands there as any other file. */
  | { readonly kind: 'file' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'away'; readonly refusal: Refusal };

const ON_ITS_WAY = 'attachment.unknown';

/**
 * Whether the picture itself is to be had, however large: there is no small one, or its author has never sent it. What is on
 * this device already costs nothing.
 */
export function needsWhole({ thumbnail }: Attachment, small: FileLoad, isWholeHere: boolean): boolean {
  return thumbnail === undefined || isWholeHere || (small.kind === 'away' && small.refusal.code === ON_ITS_WAY);
}

/** Of the picture itself where it is there: a small one is only its author's word for it. */
export function previewOf(small: FileLoad, whole: FileLoad): Preview {
  if (whole.kind === 'here') return shown(pictureOf(whole.bytes));
  if (small.kind === 'here') return shown(thumbnailOf(small.bytes));
  if (small.kind === 'away' && small.refusal.code === 'attachment.too-large') return { kind: 'file' };
  if (whole.kind === 'away') return whole;
  return small.kind === 'away' && small.refusal.code !== ON_ITS_WAY ? small : { kind: 'loading' };
}

function shown(picture: Picture | null): Preview {
  return picture === null ? { kind: 'file' } : { kind: 'picture', picture };
}

/** A small picture that is one, by its bytes; `null` for everything else that was sent as one. */
function thumbnailOf(bytes: Uint8Array<ArrayBuffer>): Picture | null {
  if (bytes.byteLength > MAX_THUMBNAIL.bytes) return null;
  const picture = pictureOf(bytes);
  const isSmall = picture !== null && Math.max(picture.size.width, picture.size.height) <= MAX_THUMBNAIL.pixels;
  return isSmall ? picture : null;
}
