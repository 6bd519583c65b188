/** The colours a picture is drawn with, at most 256, and for each of its own colours the one that stands for it. */
export interface Palette {
  readonly palette: readonly number[];
  readonly indexOf: (colour: number) => number;
}

const MOST_COLOURS = 256;

interface Counted {
  readonly colour: number;
  readonly count: number;
}

/**
 * Median cut (Heckbert 1982), weighed by how often a colour occurs: the box with the widest spread is halved until there
 * are enough boxes, and each is drawn in its most frequent colour, so that flat surfaces keep theirs exactly.
 *
 * @param colours `0xRRGGBB` each.
 */
export function paletteOf(colours: Uint32Array): Palette {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  let boxes: readonly (readonly Counted[])[] = [[...counts].map(([colour, count]) => ({ colour, count }))];
  while (boxes.length < MOST_COLOURS) {
    const widest = boxes.toSorted((a, b) => unrestOf(b) - unrestOf(a))[0]!;
    if (widest.length < 2) break;
    boxes = [...boxes.filter((box) => box !== widest), ...halvesOf(widest)];
  }
  const indexes = new Map(boxes.flatMap((box, index) => box.map(({ colour }) => [colour, index] as const)));
  return {
    palette: boxes.map((box) => box.reduce((most, one) => (one.count > most.count ? one : most)).colour),
    indexOf: (colour) => indexes.get(colour)!,
  };
}

/** How much would be lost if the box were one colour. */
function unrestOf(box: readonly Counted[]): number {
  const weight = box.reduce((sum, { count }) => sum + count, 0);
  return box.length < 2 ? 0 : spreadOf(box, widestShift(box)) * Math.sqrt(weight);
}

function halvesOf(box: readonly Counted[]): readonly [readonly Counted[], readonly Counted[]] {
  const shift = widestShift(box);
  const sorted = box.toSorted((a, b) => channelOf(a, shift) - channelOf(b, shift));
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let [cut, sum] = [0, 0];
  while (cut < sorted.length - 1 && sum < half) {
    sum += sorted[cut]!.count;
    cut += 1;
  }
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

/** Of the channels red (16), green (8) and blue (0) the one in which the colours lie furthest apart. */
function widestShift(box: readonly Counted[]): number {
  return [8, 16, 0].toSorted((a, b) => spreadOf(box, b) - spreadOf(box, a))[0]!;
}

function spreadOf(box: readonly Counted[], shift: number): number {
  let [least, most] = [255, 0];
  for (const counted of box) {
    const channel = channelOf(counted, shift);
    least = Math.min(least, channel);
    most = Math.max(most, channel);
  }
  return most - least;
}

function channelOf({ colour }: Counted, shift: number): number {
  return (colour >> shift) & 255;
}
