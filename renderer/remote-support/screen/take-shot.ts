import { drawMark } from '#platform/browser/annotation/draw-marks.ts';
import type { OwnMark } from './annotate/annotating.rules.ts';

/**
 * What is seen of the other screen at this moment, in its own pixels however large it is drawn here. Marks that stand over there are
 * in the picture already; those that are still on their way are drawn into it.
 */
export async function takeShot(video: HTMLVideoElement, marks: readonly OwnMark[]): Promise<ImageBitmap> {
  const { videoWidth: width, videoHeight: height } = video;
  const onTheirWay = marks.filter(({ wasDrawn }) => !wasDrawn);
  if (onTheirWay.length === 0) return createImageBitmap(video);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) throw new TypeError('This browser draws no pictures.');
  pen.drawImage(video, 0, 0);
  for (const { mark } of onTheirWay) drawMark(pen, mark, { x: 0, y: 0, width, height, scale: 1 });
  return canvas.transferToImageBitmap();
}
