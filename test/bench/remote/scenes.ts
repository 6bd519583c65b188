import type { Place, XScreen } from './x-screen.ts';
import { blackCells, STRIP } from './step-strip.ts';
import type { ScreenSize } from './shown-place.ts';

/** Something that goes on on the user's screen, step by step; each step can be told by its number wherever it is seen. */
export interface Scene {
  /** Where its number stands: what is seen when all of them show it is seen whole. */
  readonly strips: readonly Place[];
  draw(step: number): void;
  /** Until the next step. @param chance 0 to 1 */
  restMs(chance: number): number;
  close(): void;
}

export type SceneName = 'typing' | 'scrolling' | 'video';
export const sceneNames = ['typing', 'scrolling', 'video'] as const satisfies readonly SceneName[];

export const scenes: Readonly<Record<SceneName, (screen: XScreen, size: ScreenSize) => Scene>> = {
  typing: typingScene,
  scrolling: scrollingScene,
  video: videoScene,
};

const LETTER = { width: 6, height: 13 } as const;
const words = 'the printer on the third floor does not answer since this morning and restarting it did not help ';

/** Somebody writes into a text window: one letter and the caret after it, six times a second. */
function typingScene(screen: XScreen, size: ScreenSize): Scene {
  const area = { x: Math.round(size.width * 0.1), y: Math.round(size.height * 0.3), width: 800, height: 400 };
  const window = screen.openWindow(area);
  const font = screen.client.AllocID();
  screen.client.OpenFont(font, 'fixed');
  screen.client.ChangeGC(window.context, { font });
  const margin = 10;
  const columns = Math.floor((area.width - 2 * margin) / LETTER.width);
  const rows = Math.floor((area.height - 60) / LETTER.height);
  const strip = { x: margin, y: area.height - 30 };
  const cell = (step: number) => {
    const at = step % (columns * rows);
    return {
      x: margin + (at % columns) * LETTER.width,
      y: margin + Math.floor(at / columns) * LETTER.height,
      ...LETTER,
    };
  };
  return {
    strips: [{ x: area.x + strip.x, y: area.y + strip.y, ...STRIP }],
    draw: (step) => {
      const here = cell(step);
      if (here.x === margin && here.y === margin) window.paint({ ...area, x: 0, y: 0 }, 0xffffff);
      window.paint(cell(step + 1), 0);
      screen.client.ChangeGC(window.context, { foreground: 0 });
      screen.client.ImageText8(window.id, window.context, here.x, here.y + 10, words[step % words.length]!);
      drawStrip(window, strip, step);
    },
    restMs: (chance) => 100 + chance * 140,
    close: () => window.close(),
  };
}

const FRAME_MS = 1_000 / 30;
const SCROLLED_PIXELS = 24;

/** A long text is scrolled by almost two lines, thirty times a second: half of the screen changes with each. */
function scrollingScene(screen: XScreen, size: ScreenSize): Scene {
  const area = middleOf(size, 0.7);
  const window = screen.openWindow(area);
  const { client } = screen;
  const [paper, font] = [client.AllocID(), client.AllocID()];
  const height = SCROLLED_PIXELS * 100;
  client.CreatePixmap(paper, screen.root, 24, area.width, height + area.height);
  client.OpenFont(font, 'fixed');
  client.ChangeGC(window.context, { font, foreground: 0xffffff });
  client.PolyFillRectangle(paper, window.context, [0, 0, area.width, height + area.height]);
  client.ChangeGC(window.context, { foreground: 0 });
  const columns = Math.min(Math.floor((area.width - 20) / LETTER.width), 250);
  for (let line = 0; line * LETTER.height < height + area.height; line += 1) {
    // What has been scrolled through comes again at the end, so that there is no jump.
    const number = line % Math.floor(height / LETTER.height);
    const text = `${number} ${words.slice((number * 7) % 40)}${words.repeat(4)}`.slice(0, (number * 37) % columns);
    client.ImageText8(paper, window.context, 10, line * LETTER.height + 10, text);
  }
  const strips = cornersOf(area);
  return {
    strips: strips.map((strip) => ({ x: area.x + strip.x, y: area.y + strip.y, ...STRIP })),
    draw: (step) => {
      const from = (step * SCROLLED_PIXELS) % height;
      client.CopyArea(paper, window.id, window.context, 0, from, 0, 0, area.width, area.height);
      for (const strip of strips) drawStrip(window, strip, step);
    },
    restMs: () => FRAME_MS,
    close: () => {
      client.FreePixmap(paper);
      window.close();
    },
  };
}

const FRAMES = 30;

/** A film over a quarter of the screen: soft shapes that move, and grain, thirty times a second. */
function videoScene(screen: XScreen, size: ScreenSize): Scene {
  const area = middleOf(size, 0.5);
  const window = screen.openWindow(area);
  const { client } = screen;
  const frames = Array.from({ length: FRAMES }, (_, at) => {
    const pixmap = client.AllocID();
    client.CreatePixmap(pixmap, screen.root, 24, area.width, area.height);
    const rows = 32;
    for (let top = 0; top < area.height; top += rows) {
      const height = Math.min(rows, area.height - top);
      const picture = filmRows(at / FRAMES, { x: 0, y: top, width: area.width, height }, area);
      client.PutImage(2, pixmap, window.context, area.width, height, 0, top, 0, 24, picture);
    }
    return pixmap;
  });
  const strips = cornersOf(area);
  return {
    strips: strips.map((strip) => ({ x: area.x + strip.x, y: area.y + strip.y, ...STRIP })),
    draw: (step) => {
      const frame = frames[step % FRAMES]!;
      client.CopyArea(frame, window.id, window.context, 0, 0, 0, 0, area.width, area.height);
      for (const strip of strips) drawStrip(window, strip, step);
    },
    restMs: () => FRAME_MS,
    close: () => {
      for (const frame of frames) client.FreePixmap(frame);
      window.close();
    },
  };
}

/** Some rows of a frame. @param time 0 to 1, and then from the beginning */
function filmRows(time: number, { y: top, width, height }: Place, whole: ScreenSize): Buffer {
  const turn = 2 * Math.PI * time;
  const pixels = Buffer.alloc(width * height * 4);
  let grain = Math.floor(time * 1_000_003) + top * 7_919 + 1;
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [(at % width) / whole.width, (top + Math.floor(at / width)) / whole.height];
    // A generator of numbers that look like chance (Lehmer's, with the factor of Park and Miller).
    grain = (grain * 48_271) % 2_147_483_647;
    const noise = (grain % 17) - 8;
    const wave = (shift: number) =>
      128 + 60 * Math.sin(6 * x + turn + shift) * Math.cos(5 * y - turn) + 40 * Math.sin(turn + 9 * (x + y)) + noise;
    pixels.writeUInt32LE((channel(wave(2)) << 16) | (channel(wave(1)) << 8) | channel(wave(0)), at * 4);
  }
  return pixels;
}

function channel(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

function middleOf(size: ScreenSize, share: number): Place {
  const [width, height] = [Math.round(size.width * share), Math.round(size.height * share)];
  return { x: Math.round((size.width - width) / 2), y: Math.round((size.height - height) / 2) + 40, width, height };
}

/** Two places of strips: nothing between them is seen later than both. */
function cornersOf({ width, height }: ScreenSize): readonly Pick<Place, 'x' | 'y'>[] {
  return [
    { x: 8, y: 8 },
    { x: width - STRIP.width - 8, y: height - STRIP.height - 8 },
  ];
}

export function drawStrip(window: ReturnType<XScreen['openWindow']>, at: Pick<Place, 'x' | 'y'>, step: number): void {
  window.paint({ ...at, ...STRIP }, 0xffffff);
  for (const cell of blackCells(step, at)) window.paint(cell, 0);
}
