import type { OpenOrder, OpenOutcome } from './open-in-worker.ts';
import { openForPlaying } from './open-for-playing.ts';

self.addEventListener('message', ({ data }: MessageEvent<OpenOrder>) => {
  // What fails here ends the worker with an error, which whoever waits for it hears.
  void openForPlaying(data).then(answer);
});

function answer(outcome: OpenOutcome): void {
  self.postMessage(outcome, { transfer: outcome.ok ? [outcome.value.film.buffer] : [] });
}
