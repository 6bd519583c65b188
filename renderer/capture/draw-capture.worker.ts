import type { Capture } from './capture.rules.ts';
import { drawCapture } from './draw-capture.ts';

export interface DrawOrder {
  readonly frame: ImageBitmap;
  readonly capture: Capture;
}

self.addEventListener('message', ({ data }: MessageEvent<DrawOrder>) => {
  // What fails here ends the worker with an error, which whoever waits for it hears.
  void drawCapture(data.frame, data.capture).then((picture) => self.postMessage(picture, { transfer: [] }));
});
