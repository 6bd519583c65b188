import { IconCamera } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import type { Action } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { mayCapture, takeFrame } from './take-frame.ts';

export interface CaptureStart {
  /** Takes a frame; it is offered as an action as well. */
  readonly begin: () => void;
  /** What was taken, until it is attached or thrown away. */
  readonly frame: ImageBitmap | null;
  /** Which one it is: rises with every frame that was taken. */
  readonly taken: number;
  readonly refusal: Refusal | null;
  /** Throws the frame away. */
  readonly close: () => void;
}

/** The way to a picture of the screen, by button, palette and keys. */
export function useCapture(): CaptureStart {
  const { t } = useTranslation('attachment');
  const desktop = useDesktop();
  const [frame, setFrame] = useState<ImageBitmap | null>(null);
  const [taken, setTaken] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isTaking = useRef(false);

  const begin = useCallback(() => {
    async function take(): Promise<void> {
      const outcome = await takeOn(desktop);
      setRefusal(outcome.ok ? null : outcome.refusal);
      if (!outcome.ok) return;
      setFrame((before) => {
        before?.close();
        return outcome.value;
      });
      setTaken((before) => before + 1);
    }
    if (isTaking.current) return;
    isTaking.current = true;
    void take().finally(() => {
      isTaking.current = false;
    });
  }, [desktop]);

  const close = useCallback(() => {
    setFrame((before) => {
      before?.close();
      return null;
    });
  }, []);

  const actions = useMemo((): readonly Action[] => {
    const why = mayCapture() ? {} : { unavailable: t('capture.impossible') };
    return [{ id: 'capture.begin', title: t('capture.take'), keys: ['shift+s'], icon: IconCamera, run: begin, ...why }];
  }, [t, begin]);
  useActions('screen', actions);

  return { begin, frame, taken, refusal, close };
}

/** On the desktop leave is given for one picture, and our window is out of the way until it is taken. */
async function takeOn(desktop: Desktop | null): Promise<Result<ImageBitmap>> {
  if (desktop === null) return takeFrame();
  await desktop.ask('capture.begin', {});
  try {
    return await takeFrame();
  } finally {
    await desktop.ask('capture.end', {});
  }
}
