import type { Refusal } from '#domain/kernel/result.ts';
import { IconClockPause } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Note } from '../look/note.tsx';
import { useWords } from '../words/use-words.ts';
import { RefusalNote } from '../look/note.tsx';

/** Says how long to wait before the next attempt, and when that is over. Counts down without being read out each second. */
export function ThrottleNote({ refusal }: { readonly refusal: Refusal }) {
  const { say } = useWords();
  const leftS = useSecondsLeft(refusal);
  if (leftS === null) return <RefusalNote refusal={refusal} />;
  if (leftS === 0) {
    return (
      <output>
        <Note icon={IconClockPause}>{say('sign-in.wait.over')}</Note>
      </output>
    );
  }
  const sentence =
    leftS < 90 ? say('sign-in.wait', { count: leftS }) : say('sign-in.wait.minutes', { count: Math.ceil(leftS / 60) });
  return (
    <div role="alert" aria-live="off">
      <Note icon={IconClockPause} tone="trouble">
        {sentence}
      </Note>
    </div>
  );
}

/** Whole seconds until the next attempt may come; `null` when the hub did not say. */
function useSecondsLeft({ details }: Refusal): number | null {
  const waitS = Number(details?.['retryAfterS']);
  const [leftS, setLeftS] = useState(waitS);
  useEffect(() => {
    const endsAtMs = performance.now() + waitS * 1_000;
    const tick = (): void => setLeftS(Math.max(0, Math.ceil((endsAtMs - performance.now()) / 1_000)));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [waitS]);
  return Number.isFinite(waitS) ? leftS : null;
}
