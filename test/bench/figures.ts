/** One measured value, as it is printed. */
export interface Figure {
  /** Stays the same for ever, so that figures of different days can be compared: `sync.push.sqlite`. */
  readonly id: string;
  readonly value: number;
  readonly unit: '1/s' | 'ms' | 'MB' | 'MB/s' | 'kbit/s' | '%' | 'lines';
  readonly better: 'higher' | 'lower';
  /** Measured in the same run on the same machine: it says what was possible there at that hour. */
  readonly baseline?: { readonly name: string; readonly value: number };
  /** `value` over the baseline's. */
  readonly ratio?: number;
  /** The worst `value` that is good enough, where somebody has promised one. */
  readonly bar?: number;
  /** The worst `ratio` that is good enough, where the baseline is one to hold against. */
  readonly ratioBar?: number;
  readonly ok?: boolean;
  /** Which bars are missed; not there where there are none. */
  readonly missed?: readonly ('bar' | 'ratioBar')[];
  /** What has to be known to read it, such as what it was measured on. */
  readonly note?: string;
}

export type Measured = Omit<Figure, 'ratio' | 'ok' | 'missed'>;

/** Works out what follows from a measured value, and rounds to three digits: more are noise. */
export function figureOf(measured: Measured): Figure {
  const { baseline, bar, ratioBar, better } = measured;
  const value = rounded(measured.value);
  const ratio = baseline === undefined ? undefined : rounded(measured.value / baseline.value);
  const misses = (found: number, worst: number) => (better === 'higher' ? found < worst : found > worst);
  const missed = [
    ...(bar !== undefined && misses(value, bar) ? (['bar'] as const) : []),
    ...(ratio !== undefined && ratioBar !== undefined && misses(ratio, ratioBar) ? (['ratioBar'] as const) : []),
  ];
  const hasBar = bar !== undefined || (ratio !== undefined && ratioBar !== undefined);
  return {
    ...measured,
    value,
    ...(baseline === undefined ? {} : { baseline: { ...baseline, value: rounded(baseline.value) } }),
    ...(ratio === undefined ? {} : { ratio }),
    ...(hasBar ? { ok: missed.length === 0, missed } : {}),
  };
}

/** A line of a table for people. */
export function asRow({ id, value, unit, better, baseline, ratio, bar, ratioBar, missed, note }: Figure): string {
  const cells = [id.padEnd(32), `${value.toLocaleString('en')} ${unit}`.padStart(14), `(${better} is better)`];
  if (baseline !== undefined)
    cells.push(`${ratio} of ${baseline.name}, ${baseline.value.toLocaleString('en')} ${unit}`);
  if (bar !== undefined)
    cells.push(
      `${missed?.includes('bar') === true ? 'MISSES' : 'within'} the bar of ${bar.toLocaleString('en')} ${unit}`,
    );
  if (baseline !== undefined && ratioBar !== undefined)
    cells.push(`${missed?.includes('ratioBar') === true ? 'MISSES' : 'within'} ${ratioBar} of ${baseline.name}`);
  if (note !== undefined) cells.push(`[${note}]`);
  return cells.join('  ');
}

/** The value below which `share` of the values lie (nearest rank), such as 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  const value = ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
