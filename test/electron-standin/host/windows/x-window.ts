import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Rectangle } from 'electron';
import { openScreen, takeFrom } from '../image/x-picture.ts';
import type { Take } from '../image/x-picture.ts';

const run = promisify(execFile);

/** What Electron asks of an X server for one of its windows, and plain Chromium has no words for. */
export interface XWindow {
  /** The window is there and nowhere else (X11 SHAPE); what lies below is seen and clicked. */
  readonly setShape: (rectangles: readonly Rectangle[]) => void;
  readonly letClicksThrough: () => void;
  readonly takeFrameAway: () => void;
  readonly keepAbove: () => void;
  /** Once the window is gone: an X server serves 256 connections and no more. */
  readonly close: () => void;
}

/** How long Chromium may take to show the title by which its window is found, on a computer that is busy. */
const FOUND_WITHIN_MS = 15_000;

/** The window with this in its title, on the display of this process; `null` where there is none. Asks `xwininfo` (Debian: `x11-utils`). */
export async function findXWindow(title: string): Promise<XWindow | null> {
  const patience = AbortSignal.timeout(FOUND_WITHIN_MS);
  while (!patience.aborted) {
    const { stdout } = await run('xwininfo', ['-root', '-tree']).catch(() => ({ stdout: '' }));
    const id = new RegExp(`(0x[0-9a-f]+) "[^"]*${title}`).exec(stdout)?.[1];
    if (id !== undefined) return openXWindow(Number(id));
    await setTimeout(20);
  }
  return null;
}

async function openXWindow(window: number): Promise<XWindow | null> {
  const line = connect(`/tmp/.X11-unix/X${/:(\d+)/.exec(process.env['DISPLAY'] ?? '')?.[1] ?? ''}`);
  // It goes with the server, and keeps nobody from ending.
  line.on('error', () => {});
  line.unref();
  const take = takeFrom(line);
  const root = await openScreen(line, take);
  if (root === null) {
    line.destroy();
    return null;
  }
  const extension = await answerTo(line, take, named(98, 'SHAPE'));
  const [shape, shapeNotify] = [extension.readUInt8(9), extension.readUInt8(10)];
  const atoms: Record<string, number> = {};
  for (const name of ['_MOTIF_WM_HINTS', '_NET_WM_STATE', '_NET_WM_STATE_ABOVE']) {
    atoms[name] = (await answerTo(line, take, named(16, name))).readUInt32LE(8);
  }
  const cut = (kind: number, rectangles: readonly Rectangle[]) =>
    line.write(shapeRequest(shape, kind, window, rectangles));
  let wanted: readonly Rectangle[] | null = null;

  /** Chromium forgets the shape of a window that it shows or moves, at a time of its own. */
  async function keepShape(): Promise<void> {
    for (;;) {
      const event = await take(32);
      const isOurs = event.readUInt8(0) === shapeNotify && event.readUInt8(1) === BOUNDING;
      if (isOurs && wanted !== null && !isShapedAs(event, wanted)) cut(BOUNDING, wanted);
    }
  }

  line.write(selectShapes(shape, window));
  // Until the line is closed.
  keepShape().catch(() => {});
  return {
    setShape: (rectangles) => {
      wanted = rectangles;
      cut(BOUNDING, rectangles);
    },
    letClicksThrough: () => cut(INPUT, []),
    // MWM_HINTS_DECORATIONS, and none of them.
    takeFrameAway: () => line.write(propertyRequest(window, atoms['_MOTIF_WM_HINTS']!, [2, 0, 0, 0, 0])),
    // _NET_WM_STATE_ADD, as an application asks for it.
    keepAbove: () =>
      line.write(messageRequest(root.id, window, atoms['_NET_WM_STATE']!, [1, atoms['_NET_WM_STATE_ABOVE']!, 0, 1, 0])),
    close: () => line.destroy(),
  };
}

const BOUNDING = 0;
const INPUT = 2;
const CARDINAL_BITS = 32;
/** Substructure redirect and notify. */
const TO_WINDOW_MANAGER = 0x18_00_00;

/** QueryExtension and InternAtom look alike. */
function named(opcode: number, name: string): Buffer {
  const request = Buffer.alloc(8 + Math.ceil(name.length / 4) * 4);
  request.writeUInt8(opcode, 0);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt16LE(name.length, 4);
  request.write(name, 8, 'latin1');
  return request;
}

async function answerTo(line: Socket, take: Take, request: Buffer): Promise<Buffer> {
  line.write(request);
  return take(32);
}

function shapeRequest(opcode: number, kind: number, window: number, rectangles: readonly Rectangle[]): Buffer {
  const request = Buffer.alloc(16 + rectangles.length * 8);
  request.writeUInt8(opcode, 0);
  request.writeUInt8(1, 1);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt8(kind, 5);
  request.writeUInt32LE(window, 8);
  for (const [place, { x, y, width, height }] of rectangles.entries()) {
    request.writeInt16LE(x, 16 + place * 8);
    request.writeInt16LE(y, 18 + place * 8);
    request.writeUInt16LE(width, 20 + place * 8);
    request.writeUInt16LE(height, 22 + place * 8);
  }
  return request;
}

/** ShapeSelectInput: each change of it is told as a ShapeNotify from then on. */
function selectShapes(opcode: number, window: number): Buffer {
  const request = Buffer.alloc(12);
  request.writeUInt8(opcode, 0);
  request.writeUInt8(6, 1);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt32LE(window, 4);
  request.writeUInt8(1, 8);
  return request;
}

/** A ShapeNotify tells of the whole of a shape no more than what encloses it. */
function isShapedAs(event: Buffer, rectangles: readonly Rectangle[]): boolean {
  const left = Math.min(...rectangles.map(({ x }) => x));
  const top = Math.min(...rectangles.map(({ y }) => y));
  const right = Math.max(...rectangles.map(({ x, width }) => x + width));
  const bottom = Math.max(...rectangles.map(({ y, height }) => y + height));
  const isAt = event.readInt16LE(8) === left && event.readInt16LE(10) === top;
  const isAsLarge = event.readUInt16LE(12) === right - left && event.readUInt16LE(14) === bottom - top;
  return event.readUInt8(20) === 1 && isAt && isAsLarge;
}

function propertyRequest(window: number, property: number, values: readonly number[]): Buffer {
  const request = Buffer.alloc(24 + values.length * 4);
  request.writeUInt8(18, 0);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt32LE(window, 4);
  request.writeUInt32LE(property, 8);
  request.writeUInt32LE(property, 12);
  request.writeUInt8(CARDINAL_BITS, 16);
  request.writeUInt32LE(values.length, 20);
  for (const [place, value] of values.entries()) request.writeUInt32LE(value, 24 + place * 4);
  return request;
}

function messageRequest(root: number, window: number, type: number, data: readonly number[]): Buffer {
  const request = Buffer.alloc(44);
  request.writeUInt8(25, 0);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt32LE(root, 4);
  request.writeUInt32LE(TO_WINDOW_MANAGER, 8);
  request.writeUInt8(33, 12);
  request.writeUInt8(CARDINAL_BITS, 13);
  request.writeUInt32LE(window, 16);
  request.writeUInt32LE(type, 20);
  for (const [place, value] of data.entries()) request.writeUInt32LE(value, 24 + place * 4);
  return request;
}
