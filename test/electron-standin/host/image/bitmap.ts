/** Pixels as four bytes each, red, green, blue, alpha, row by row from the top; colours not multiplied by alpha. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a bitmap inside `area`; what lies outside the bitmap is left out. */
export function cropBitmap(bitmap: Bitmap, area: Area): Bitmap {
  const left = Math.max(0, Math.floor(area.x));
  const top = Math.max(0, Math.floor(area.y));
  const width = Math.max(0, Math.min(bitmap.width, Math.floor(area.x + area.width)) - left);
  const height = Math.max(0, Math.min(bitmap.height, Math.floor(area.y + area.height)) - top);
  const rgba = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * bitmap.width + left) * 4;
    rgba.set(bitmap.rgba.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, rgba };
}

/** Each new pixel is the mean of the old ones under it, or the nearest old one where the picture grows. */
export function resizeBitmap(bitmap: Bitmap, width: number, height: number): Bitmap {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const rows = spanUnder(y, height, bitmap.height);
    for (let x = 0; x < width; x += 1) {
      rgba.set(meanOf(bitmap, spanUnder(x, width, bitmap.width), rows), (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

interface Span {
  readonly from: number;
  /** Exclusive, and always after `from`. */
  readonly to: number;
}

function spanUnder(place: number, length: number, oldLength: number): Span {
  const from = Math.floor((place * oldLength) / length);
  return { from, to: Math.max(from + 1, Math.floor(((place + 1) * oldLength) / length)) };
}

/** Colours weigh by their alpha, so that what is transparent lends no colour. */
function meanOf(bitmap: Bitmap, columns: Span, rows: Span): readonly number[] {
  const sum = [0, 0, 0, 0];
  let count = 0;
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = columns.from; x < columns.to; x += 1) {
      const at = (y * bitmap.width + x) * 4;
      const alpha = bitmap.rgba[at + 3]!;
      for (let channel = 0; channel < 3; channel += 1) sum[channel]! += bitmap.rgba[at + channel]! * alpha;
      sum[3]! += alpha;
      count += 1;
    }
  }
  const alpha = sum[3]!;
  return [0, 1, 2]
    .map((channel) => (alpha === 0 ? 0 : Math.round(sum[channel]! / alpha)))
    .concat(Math.round(alpha / count));
}
