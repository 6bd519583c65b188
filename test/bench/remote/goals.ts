import type { Measured } from '../figures.ts';
import type { ClickReading, PlainReading, Reading, SceneReading } from './readings.ts';

/** What was promised, by the size of the screen that is shared. */
const goals: Readonly<Record<string, { p50Ms: number; p95Ms: number; helperPercent: number }>> = {
  '1280x800': { p50Ms: 50, p95Ms: 80, helperPercent: 35 },
  '1920x1080': { p50Ms: 75, p95Ms: 120, helperPercent: 50 },
};
const thinGoal = { p50Ms: 60, p95Ms: 100 } as const;
const clickGoal = { p50Ms: 60, p95Ms: 100 } as const;
const TYPING_MOST_KILOBITS = 250;
const HAND_DURING_FILE_MOST_MS = 100;
/** How much slower than noVNC typing may be on a LAN; nothing else may be. */
const TYPING_MOST_RATIO = 1.3;

/** Whether two viewers were asked the same. */
export function isSameQuestion(a: Reading, b: Reading): boolean {
  if (a.kind === 'plain' || b.kind === 'plain' || a.kind !== b.kind) return false;
  const isSame = a.size === b.size && a.line === b.line;
  return isSame && (a.kind !== 'scene' || b.kind !== 'scene' || a.scene === b.scene);
}

/** @param peer noVNC's answer to the same, where there is one. */
export function measuredOf(reading: Reading, peer: Reading | null): readonly Measured[] {
  if (reading.kind === 'plain') return [measuredPlain(reading)];
  if (reading.kind === 'click') return measuredClick(reading, peer?.kind === 'click' ? peer : null);
  return measuredScene(reading, peer?.kind === 'scene' ? peer : null);
}

function measuredScene(ours: SceneReading, theirs: SceneReading | null): readonly Measured[] {
  const { size, line, scene, kilobitsPerSecond } = ours;
  const lan = line === 'lan' ? goals[size] : undefined;
  const goal = lan ?? (line === 'thin' && scene === 'typing' ? thinGoal : null);
  const id = (name: string) => `remote.${size}.${line}.${scene}.${name}`;
  const most = scene === 'video' || lan === undefined ? null : lan.helperPercent;
  return [
    {
      ...against(milliseconds(id('p50'), ours.p50Ms, goal?.p50Ms ?? null), theirs?.p50Ms),
      ratioBar: line === 'lan' && scene === 'typing' ? TYPING_MOST_RATIO : 1,
      ...(ours.lost === 0 ? {} : { note: `${ours.lost} steps were never seen` }),
    },
    against(milliseconds(id('p95'), ours.p95Ms, goal?.p95Ms ?? null), theirs?.p95Ms),
    against(
      { id: id('shown'), value: ours.shownPerSecond, unit: '1/s', better: 'higher' } as const,
      theirs?.shownPerSecond,
    ),
    ...(kilobitsPerSecond === null ? [] : [bits(id('rate'), scene, kilobitsPerSecond, theirs)]),
    against({ ...percent(id('cpu-there'), ours.percentThere), ...barOf(most) }, theirs?.percentThere),
    against(percent(id('cpu-here'), ours.percentHere), theirs?.percentHere),
  ];
}

function bits(id: string, scene: string, value: number, theirs: SceneReading | null): Measured {
  const most = scene === 'typing' ? TYPING_MOST_KILOBITS : null;
  const measured: Measured = { id, value, unit: 'kbit/s', better: 'lower', ...barOf(most) };
  return against(measured, theirs?.kilobitsPerSecond ?? undefined);
}

function measuredClick(ours: ClickReading, theirs: ClickReading | null): readonly Measured[] {
  const { size, line } = ours;
  const id = (name: string) => `remote.${size}.${line}.click.${name}`;
  const goal = line === 'lan' ? clickGoal : null;
  const hand = milliseconds(id('hand-p95'), ours.handP95Ms, line === 'file' ? HAND_DURING_FILE_MOST_MS : null);
  return [
    against(milliseconds(id('p50'), ours.p50Ms, goal?.p50Ms ?? null), theirs?.p50Ms),
    against(milliseconds(id('p95'), ours.p95Ms, goal?.p95Ms ?? null), theirs?.p95Ms),
    { ...against(hand, theirs?.handP95Ms), note: 'to the program that is clicked' },
  ];
}

function measuredPlain({ id, value, unit, bar, note }: PlainReading): Measured {
  const better = unit === 'ms' ? 'lower' : 'higher';
  return { id, value, unit, better, bar, ...(note === undefined ? {} : { note }) };
}

function milliseconds(id: string, value: number, bar: number | null): Measured {
  return { id, value, unit: 'ms', better: 'lower', ...barOf(bar) };
}

function percent(id: string, value: number): Measured {
  return { id, value, unit: '%', better: 'lower' };
}

function barOf(bar: number | null): Pick<Measured, 'bar'> {
  return bar === null ? {} : { bar };
}

function against(measured: Measured, value: number | undefined): Measured {
  return value === undefined ? measured : { ...measured, baseline: { name: 'noVNC', value } };
}
