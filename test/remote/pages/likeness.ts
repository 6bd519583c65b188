/** Brightness of a picture, row by row. */
export interface Greys {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/** Pixels of each window in which two pictures are compared: about a letter. */
const WINDOW_PX = 8;
const STEP_PX = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * How alike two pictures of one size are, by their structure (SSIM): 1 is the same. Only windows in which there is something are
 * counted; empty paper looks like itself whatever becomes of the text.
 */
export function likeness(one: Greys, other: Greys): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y + WINDOW_PX <= one.height; y += STEP_PX) {
    for (let x = 0; x + WINDOW_PX <= one.width; x += STEP_PX) {
      const alike = windowLikeness(one, other, x, y);
      if (alike === null) continue;
      sum += alike;
      count += 1;
    }
  }
  return count === 0 ? 1 : sum / count;
}

function windowLikeness(one: Greys, other: Greys, left: number, top: number): number | null {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW_PX; y += 1) {
    for (let x = left; x < left + WINDOW_PX; x += 1) {
      const a = one.values[y * one.width + x] ?? 0;
      const b = other.values[y * other.width + x] ?? 0;
      sumA += a;
      sumB += b;
      squaresA += a * a;
      squaresB += b * b;
      products += a * b;
    }
  }
  const count = WINDOW_PX * WINDOW_PX;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const [varianceA, varianceB] = [squaresA / count - meanA ** 2, squaresB / count - meanB ** 2];
  if (varianceA < EMPTY_VARIANCE && varianceB < EMPTY_VARIANCE) return null;
  const covariance = products / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2))
  );
}

/** Of paper. */
const EMPTY_VARIANCE = 25;
