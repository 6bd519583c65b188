import type { Picture } from '#contracts/helper-core.ts';
import { Fault } from '#contracts/fault.ts';
import type { Shot } from './shot.ts';

/** The picture as it is sent: what was blacked out is gone from it, not covered. */
export async function bakedPicture({ png, width, height, boxes }: Shot): Promise<Picture> {
  if (boxes.length === 0) return { bytes: png, width, height };
  const screen = await createImageBitmap(new Blob([png], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Fault('picture.not-drawn', 'The browser gives no canvas.');
  context.drawImage(screen, 0, 0, width, height);
  screen.close();
  context.fillStyle = '#000000';
  for (const box of boxes) {
    const [left, top] = [Math.floor(box.left * width), Math.floor(box.top * height)];
    const [right, bottom] = [Math.ceil((box.left + box.width) * width), Math.ceil((box.top + box.height) * height)];
    context.fillRect(left, top, right - left, bottom - top);
  }
  const baked = await canvas.convertToBlob({ type: 'image/png' });
  return { bytes: new Uint8Array(await baked.arrayBuffer()), width, height };
}
