import { expect, test } from 'vitest';
import type { AnnotationState } from '#contracts/remote-session/annotation-messages.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { PlacedMark } from '#domain/remote-control/annotation.rules.ts';
import { MOST_MARKS } from '#domain/remote-control/annotation.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { openAnnotations } from './annotations.ts';
import type { Overlay } from './overlay.ts';
import { ada, aHelp } from './remote.fixtures.ts';
import type { PartStanding } from '#platform/any/live-help/session-part.ts';

const seen: PartStanding = { live: new Set(['view']), isTrusted: false, isHeldBack: false, link: 'connected' };

/** An overlay that draws at once, and what is said and written down. */
function aScreen(reason: Overlay['reason'] = null) {
  const screen = {
    marks: [] as readonly PlacedMark[],
    lasers: [] as unknown[],
    isHidden: false,
    isOpen: false,
    said: [] as AnnotationState[],
    noted: [] as HappeningNoted[],
    now: 1_000,
  };
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const overlay: Overlay = {
    reason,
    begin: () => void (screen.isOpen = true),
    draw: (marks) => {
      screen.marks = marks;
      tell();
    },
    laser: (monitor, place) => void screen.lasers.push({ monitor, ...place }),
    setHidden: (isHidden) => {
      screen.isHidden = isHidden;
      tell();
    },
    isHidden: () => screen.isHidden,
    standing: () => 'none',
    drawn: () => (screen.isHidden ? [] : screen.marks.map(({ id }) => id)),
    renew: () => undefined,
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      screen.marks = [];
      screen.isOpen = false;
    },
    sheetOf: () => null,
    hear: () => undefined,
  };
  const { session, ticket } = aHelp();
  const part = openAnnotations(overlay)({
    help: { session, agent: ada, agentName: 'Ada Winter', agentRole: 'agent', ticket: ticket!, sinceMs: 0 },
    say: (message) => void screen.said.push(message as AnnotationState),
    note: (happening) => void screen.noted.push(happening),
    noteUse: () => undefined,
    alarm: () => undefined,
    nowMs: () => screen.now,
    monitors: () => [{ name: '', x: 0, y: 0, width: 1280, height: 800, isPrimary: true }],
  });
  return { screen, part, overlay };
}

function aStep(id: number, text: string | null = null, monitor = 0): ActFromConsole {
  return { kind: 'annotation.put', id, monitor, mark: { kind: 'step', at: { x: 9, y: 9 }, number: id, text } };
}
const anArrow: ActFromConsole = {
  kind: 'annotation.put',
  id: 40,
  monitor: 0,
  mark: { kind: 'arrow', from: { x: 0, y: 0 }, to: { x: 9, y: 9 } },
};
const aLaser = (sequence: number): ActFromConsole => ({
  kind: 'annotation.laser',
  sequence,
  monitor: 0,
  x: sequence,
  y: 0,
});

test('who sees the screen may point at it, and is told what is really there (V13)', () => {
  const { screen, part } = aScreen();
  part.update(seen);
  part.hear(aStep(1, 'Click here'));

  expect(screen.marks.map(({ id }) => id)).toEqual([1]);
  expect(screen.said).toEqual([
    { kind: 'annotation.state', state: 'ready', marks: [] },
    { kind: 'annotation.state', state: 'ready', marks: [1] },
  ]);
});

test.each([
  ['the person hides the screen', { isHeldBack: true }],
  ['seeing is no longer granted', { live: new Set([]) }],
] as const)('all marks are gone when %s, and none comes meanwhile', (_why, change) => {
  const { screen, part } = aScreen();
  part.update(seen);
  part.hear(aStep(1));
  part.update({ ...seen, ...change });
  part.hear(aStep(2));

  expect(screen).toMatchObject({ marks: [], isOpen: false });
  part.update(seen);
  expect(screen.marks).toEqual([]);
  expect(screen.said.at(-1)).toMatchObject({ marks: [] });
});

test('marks outlast a line that is broken and mended, and one that was on its way is drawn', () => {
  const { screen, part } = aScreen();
  part.update(seen);
  part.hear(aStep(1));
  part.update({ ...seen, link: 'reconnecting' });
  expect(screen.marks.map(({ id }) => id)).toEqual([1]);
  part.hear(aStep(2));
  part.update(seen);

  expect(screen.marks.map(({ id }) => id)).toEqual([1, 2]);
  expect(screen.said.at(-1)).toMatchObject({ marks: [1, 2] });
});

test('all marks are gone with the link', async () => {
  const { screen, part } = aScreen();
  part.update(seen);
  part.hear(aStep(1));
  await part.end();

  expect(screen.marks).toEqual([]);
});

test('what was pointed at is written down once, with what was said beside it', () => {
  const { screen, part } = aScreen();
  part.update(seen);
  for (const act of [aStep(1, 'Open Printers'), aStep(1, 'Open Printers'), anArrow, anArrow]) part.hear(act);
  part.hear(aLaser(1));
  screen.now += 30_000;
  part.hear(aLaser(2));
  screen.now += 61_000;
  part.hear(aLaser(3));

  expect(screen.noted.map(({ actor, data }) => ({ actor, ...data }))).toEqual([
    { actor: ada, mark: 'step', number: 1, text: 'Open Printers' },
    { actor: ada, mark: 'arrow' },
    { actor: ada, mark: 'laser' },
    { actor: ada, mark: 'laser' },
  ]);
});

test('a late place of the laser does not move it back', () => {
  const { screen, part } = aScreen();
  part.update(seen);
  for (const sequence of [1, 3, 2]) part.hear(aLaser(sequence));

  expect(screen.lasers).toEqual([
    { monitor: 0, x: 1, y: 0 },
    { monitor: 0, x: 3, y: 0 },
  ]);
});

test('a program that floods is slowed down, and one monitor that is not there has no marks', () => {
  const { screen, part } = aScreen();
  part.update(seen);
  part.hear(aStep(1, null, 3));
  for (let id = 1; id <= 500; id += 1) part.hear(aStep((id % MOST_MARKS) + 1));
  for (let sequence = 1; sequence <= 500; sequence += 1) part.hear(aLaser(sequence));

  expect(screen.noted.length).toBeLessThan(250);
  expect(screen.lasers.length).toBe(120);
  expect(screen.marks.every(({ monitor }) => monitor === 0)).toBe(true);
});

test('the console hears that the person has hidden the marks', () => {
  const { screen, part, overlay } = aScreen();
  part.update(seen);
  part.hear(aStep(1));
  overlay.setHidden(true);

  expect(screen.said.at(-1)).toEqual({ kind: 'annotation.state', state: 'hidden', marks: [] });
});

test('where nothing can be drawn the console is told why, and nothing is written down', () => {
  const { screen, part } = aScreen('annotation.wayland');
  part.update(seen);
  part.hear(aStep(1));

  expect(screen.said).toEqual([{ kind: 'annotation.state', state: 'unavailable', reason: 'annotation.wayland' }]);
  expect(screen.noted).toEqual([]);
});
