import { Fault } from '#contracts/fault.ts';
import type { Capture } from './capture.rules.ts';
import type { DrawOrder } from './draw-capture.worker.ts';

/** Draws the picture off the page's thread, from a copy of the frame: the page keeps its own. */
export async function drawInWorker(frame: ImageBitmap, capture: Capture): Promise<Blob> {
  const worker = new Worker(new URL('./draw-capture.worker.ts', import.meta.url), { type: 'module' });
  const drawn = Promise.withResolvers<Blob>();
  worker.addEventListener('message', ({ data }: MessageEvent<Blob>) => drawn.resolve(data));
  worker.addEventListener('error', ({ message }) =>
    drawn.reject(new Fault('capture.not-drawn', 'The picture could not be drawn.', { details: { message } })),
  );
  try {
    const order: DrawOrder = { frame: await createImageBitmap(frame), capture };
    worker.postMessage(order, [order.frame]);
    return await drawn.promise;
  } finally {
    worker.terminate();
  }
}
