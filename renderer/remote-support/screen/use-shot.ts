import { IconCamera } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../app/actions/action.ts';
import { useActions } from '../../app/actions/use-actions.ts';
import type { CaptureStart } from '../../capture/use-capture.ts';
import type { Annotating } from './annotate/use-annotating.ts';
import { takeShot } from './take-shot.ts';

/** The way to a picture of the user's screen as it stands here, for the ticket (V14); `null` while there is none to take. */
export function useShot(
  video: RefObject<HTMLVideoElement | null>,
  isPossible: boolean,
  annotating: Annotating,
): CaptureStart {
  const { t } = useTranslation('screen');
  const [frame, setFrame] = useState<ImageBitmap | null>(null);
  const [taken, setTaken] = useState(0);
  const { marks, isHidden } = annotating;
  const begin = useCallback(() => {
    async function take(element: HTMLVideoElement): Promise<void> {
      const shot = await takeShot(element, isHidden ? [] : marks);
      setFrame((before) => {
        before?.close();
        return shot;
      });
      setTaken((before) => before + 1);
    }
    if (video.current !== null && video.current.videoWidth > 0) void take(video.current);
  }, [video, marks, isHidden]);
  const close = useCallback(() => {
    setFrame((before) => {
      before?.close();
      return null;
    });
  }, []);
  const actions = useMemo((): readonly Action[] => {
    const shot = { id: 'screen.shot', title: t('shot.take'), icon: IconCamera, keys: ['shift+s'], run: begin };
    return isPossible ? [shot] : [];
  }, [t, isPossible, begin]);
  // Further in than the ticket's own pictures, which are of this computer's screen.
  useActions('part', actions);
  return { begin, frame, taken, refusal: null, close };
}
