import { useEffect, useRef } from 'react';
import type { ImageSize } from '#platform/any/attachment/image-size.ts';

/** What a phone or a camera takes is shown; what only fills the memory is not. */
const MOST_PIXELS = 64_000_000;

export function isShowable({ width, height }: ImageSize): boolean {
  return width * height <= MOST_PIXELS;
}

/** The size at which a picture fits into a box without being made larger, in CSS pixels. */
export function fitInto({ width, height }: ImageSize, box: ImageSize): ImageSize {
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

interface PicturePreviewProps {
  readonly picture: Blob;
  /** As it is shown, in CSS pixels. */
  readonly size: ImageSize;
  readonly onBroken: () => void;
}

/** A picture made small, as a decoration of the button that stands around it. Browsers decode and shrink it on a thread of their own; the page only puts it in its place. */
export function PicturePreview({ picture, size, onBroken }: PicturePreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = size;
  useEffect(() => {
    const left = new AbortController();
    void drawInto(canvas.current, picture, width, left.signal).catch(() => {
      if (!left.signal.aborted) onBroken();
    });
    return () => left.abort();
  }, [picture, width, onBroken]);
  return <canvas ref={canvas} aria-hidden="true" style={{ display: 'block', width, height, objectFit: 'contain' }} />;
}

async function drawInto(
  canvas: HTMLCanvasElement | null,
  picture: Blob,
  width: number,
  signal: AbortSignal,
): Promise<void> {
  // One side alone: a photo that is turned upright keeps its shape, whatever its head says.
  const resizeWidth = Math.round(width * devicePixelRatio);
  const small = await createImageBitmap(picture, { resizeWidth, resizeQuality: 'high' });
  if (signal.aborted || canvas === null) return small.close();
  canvas.width = small.width;
  canvas.height = small.height;
  // Drawn, not handed over: what is handed over lies as the camera lay.
  canvas.getContext('2d')?.drawImage(small, 0, 0);
  small.close();
}
