import fs from 'node:fs';
import type { CreateFromBitmapOptions, NativeImage as ElectronImage, Rectangle, ResizeOptions, Size } from 'electron';
import { cropBitmap, resizeBitmap, type Bitmap } from '../image/bitmap.ts';
import { pictureSize } from '../image/picture-size.ts';
import { readPng } from '../image/png-read.ts';
import { writePng } from '../image/png-write.ts';

type Implemented =
  | (
      | 'isEmpty'
      | 'getSize'
      | 'getAspectRatio'
      | 'getScaleFactors'
      | 'toPNG'
      | 'toDataURL'
      | 'toBitmap'
      | 'crop'
      | 'resize'
    )
  | ('isTemplateImage' | 'setTemplateImage' | 'isMacTemplateImage');

/** The file a picture came from, or its pixels; a file is decoded only when somebody needs the pixels. */
type Content = { readonly file: Buffer; readonly size: Size } | { readonly bitmap: Bitmap };

const contents = new WeakMap<NativeImage, Content | null>();

/** A picture with one representation. Sizes of PNG and JPEG are known; pixels only of PNG. */
export class NativeImage implements Pick<ElectronImage, Exclude<Implemented, 'crop' | 'resize'>> {
  isMacTemplateImage = false;

  constructor(content: Content | null) {
    contents.set(this, content);
  }

  isEmpty(): boolean {
    return contents.get(this) == null;
  }

  getSize(): Size {
    const content = contents.get(this);
    if (content == null) return { width: 0, height: 0 };
    const { width, height } = 'bitmap' in content ? content.bitmap : content.size;
    return { width, height };
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }

  getScaleFactors(): number[] {
    return this.isEmpty() ? [] : [1];
  }

  toPNG(): Buffer {
    const content = contents.get(this);
    if (content == null) return Buffer.alloc(0);
    return 'file' in content && isPng(content.file) ? Buffer.from(content.file) : writePng(pixelsOf(this));
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.toPNG().toString('base64')}`;
  }

  /** Blue, green, red, alpha: the order Chromium has on machines that store the low byte first. */
  toBitmap(): Buffer {
    return this.isEmpty() ? Buffer.alloc(0) : swapRedAndBlue(pixelsOf(this).rgba);
  }

  crop(area: Rectangle): NativeImage {
    if (this.isEmpty()) return new NativeImage(null);
    const bitmap = cropBitmap(pixelsOf(this), area);
    return new NativeImage(bitmap.width === 0 || bitmap.height === 0 ? null : { bitmap });
  }

  /** With one side given, the other follows the picture. */
  resize({ width, height }: ResizeOptions): NativeImage {
    if (this.isEmpty()) return new NativeImage(null);
    const ratio = this.getAspectRatio();
    const size = this.getSize();
    const newWidth = width ?? (height === undefined ? size.width : height * ratio);
    const newHeight = height ?? (width === undefined ? size.height : width / ratio);
    const [columns, rows] = [Math.max(1, Math.round(newWidth)), Math.max(1, Math.round(newHeight))];
    return new NativeImage({ bitmap: resizeBitmap(pixelsOf(this), columns, rows) });
  }

  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }

  setTemplateImage(option: boolean): void {
    this.isMacTemplateImage = option;
  }
}

export const nativeImage = {
  createEmpty: () => new NativeImage(null),
  createFromPath: (path: string) => imageOfFile(fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (buffer: Buffer) => imageOfFile(buffer),
  createFromDataURL: (url: string) => imageOfFile(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
  createFromBitmap: (buffer: Buffer, { width, height }: CreateFromBitmapOptions) => {
    if (buffer.length !== width * height * 4) throw new Error('invalid buffer size');
    return new NativeImage({ bitmap: { width, height, rgba: swapRedAndBlue(buffer) } });
  },
};

/** What `Tray` and others accept: a picture, or the path of one. */
export function imageFrom(image: unknown): NativeImage {
  if (image instanceof NativeImage) return image;
  if (typeof image === 'string') {
    const found = nativeImage.createFromPath(image);
    if (found.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
    return found;
  }
  throw new TypeError('Error processing argument at index 0, conversion failure');
}

/** As Electron does, answers with an empty picture when the bytes are none. */
function imageOfFile(file: Buffer): NativeImage {
  const size = pictureSize(file);
  return new NativeImage(size === null ? null : { file: Buffer.from(file), size });
}

function isPng(file: Buffer): boolean {
  return file[0] === 0x89;
}

function pixelsOf(image: NativeImage): Bitmap {
  const content = contents.get(image);
  if (content == null) throw new Error('An empty picture has no pixels.');
  if ('bitmap' in content) return content.bitmap;
  if (!isPng(content.file)) throw new Error('This stand-in reads the pixels of PNG pictures only.');
  return readPng(content.file);
}

function swapRedAndBlue(pixels: Uint8Array): Buffer {
  const swapped = Buffer.from(pixels);
  for (let at = 0; at + 3 < swapped.length; at += 4) {
    swapped[at] = pixels[at + 2]!;
    swapped[at + 2] = pixels[at]!;
  }
  return swapped;
}
