import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import type { Picture } from '#platform/browser/attachment/picture-of.ts';
import { previewOf } from '#platform/browser/attachment/preview.ts';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import { useDeskFile } from './use-desk-file.ts';

export interface LargePicture {
  /** The small one until the large one is here; `null` while there is neither. */
  readonly picture: Picture | null;
  /** What is to be known of a picture that is not here whole, or is none; `null` otherwise. */
  readonly note: string | null;
}

/** A picture in full, fetched from the hub if it is not on this device. */
export function useLargePicture(file: Attachment): LargePicture {
  const { t } = useTranslation('attachment');
  const sentenceOf = useRefusalSentence();
  const whole = useDeskFile(file.sha256, { isWanted: true });
  const isSmallWanted = whole.kind !== 'here';
  const small = useDeskFile(file.thumbnail ?? null, { isWanted: isSmallWanted, mostBytes: MAX_THUMBNAIL.bytes });
  const preview = useMemo(() => previewOf(small, whole), [small, whole]);
  const picture = preview.kind === 'picture' ? preview.picture : null;
  if (whole.kind === 'loading') return { picture, note: t('viewer.coming') };
  if (whole.kind === 'here') return { picture, note: picture === null ? t('viewer.none') : null };
  const isUnreachable = whole.refusal.code === 'hub.unreachable';
  return { picture, note: isUnreachable ? t('viewer.away') : sentenceOf(whole.refusal) };
}
