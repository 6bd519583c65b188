import type { FilmToPlay } from '#platform/browser/recording/open-in-worker.ts';
import type { RefCallback } from 'react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../app/desk-context.ts';
import { exactTime } from '../../look/relative-time.tsx';
import { RefusalNote } from '../../look/refusal-note.tsx';
import styles from './play-recording.module.css';

/** A film that was opened, with whose it is. It is in the memory of this window alone. */
export function RecordingPlayer({ film: { film, head, tail } }: { readonly film: FilmToPlay }) {
  const { t, i18n } = useTranslation('recording');
  const { colleagues } = useDirectory();
  const source = useBlobSource(film, head.mediaType);
  const [isUnplayable, setIsUnplayable] = useState(false);
  const agent = colleagues.get(head.agent)?.name ?? '';
  const when = exactTime(head.startedAtMs, i18n.language);
  return (
    <div className={styles.player}>
      <video
        ref={source}
        className={styles.video}
        controls
        // Nothing that can be read is left lying on a disk by a slip.
        controlsList="nodownload noremoteplayback"
        autoPlay
        muted
        playsInline
        disablePictureInPicture
        aria-label={t('play.video', { agent, when })}
        onError={() => setIsUnplayable(true)}
      />
      <p className={styles.facts}>
        {t('play.facts', { agent, when })}
        {tail.isCutShort && <> {t('play.cutShort')}</>}
      </p>
      <RefusalNote refusal={isUnplayable ? { code: 'recording.unplayable' } : null} />
    </div>
  );
}

/** Plays bytes in memory, by an address within this page that lives as long as the `video` does. */
function useBlobSource(bytes: FilmToPlay['film'], type: string): RefCallback<HTMLVideoElement> {
  return useCallback(
    (video) => {
      if (video === null) return undefined;
      const address = URL.createObjectURL(new Blob([bytes], { type }));
      video.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [bytes, type],
  );
}
