import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Bitmap } from './bitmap.ts';

/**
 * A picture of everything that an X server on this machine shows, as the server itself gives it (X11 protocol: connection
 * setup, GetImage; https://www.x.org/releases/current/doc/xproto/x11protocol.html). `null` where there is no such server,
 * where it wants a cookie, or where its pixels are not four bytes each with blue first, as on nearly all screens.
 *
 * @param display As in `DISPLAY`.
 */
export async function pictureOfScreen(display: string | undefined): Promise<Bitmap | null> {
  return askScreen(display, imageOf);
}

/** Asks an X server one thing over a line of its own; `null` where there is none that answers. */
export async function askScreen<Answer>(
  display: string | undefined,
  ask: (line: Socket, take: Take, root: RootWindow) => Promise<Answer | null>,
): Promise<Answer | null> {
  const number = /^(?:unix)?:(\d+)/.exec(display ?? '')?.[1];
  if (number === undefined) return null;
  const line = connect(`/tmp/.X11-unix/X${number}`);
  try {
    await once(line, 'connect');
    const take = takeFrom(line);
    const root = await openScreen(line, take);
    return root === null ? null : await ask(line, take, root);
  } catch {
    // Nobody is there, or the server went away meanwhile.
    return null;
  } finally {
    line.destroy();
  }
}

export interface RootWindow {
  readonly id: number;
  readonly width: number;
  readonly height: number;
}

const LOW_BYTE_FIRST = 0x6c;
const ACCEPTED = 1;
const GET_IMAGE = 73;
const Z_PIXMAP = 2;
const EVERY_PLANE = 0xff_ff_ff_ff;
const OPAQUE = 0xff;

/** Introduces us with no cookie; the first screen's root window, in the form in which it can be read here. */
export async function openScreen(line: Socket, take: Take): Promise<RootWindow | null> {
  line.write(Buffer.from([LOW_BYTE_FIRST, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const head = await take(8);
  if (head[0] !== ACCEPTED) return null;
  const setup = await take(head.readUInt16LE(6) * 4);
  const vendorLength = setup.readUInt16LE(16);
  const formats = setup[21]!;
  const isLowByteFirst = setup[22] === 0;
  const firstFormat = 32 + Math.ceil(vendorLength / 4) * 4;
  const screen = firstFormat + formats * 8;
  const depth = setup[screen + 38]!;
  const bitsPerPixel = Array.from({ length: formats }, (_, index) => firstFormat + index * 8)
    .filter((format) => setup[format] === depth)
    .map((format) => setup[format + 1])[0];
  if (!isLowByteFirst || bitsPerPixel !== 32) return null;
  return {
    id: setup.readUInt32LE(screen),
    width: setup.readUInt16LE(screen + 20),
    height: setup.readUInt16LE(screen + 22),
  };
}

async function imageOf(line: Socket, take: Take, { id, width, height }: RootWindow): Promise<Bitmap | null> {
  const request = Buffer.alloc(20);
  request.writeUInt8(GET_IMAGE, 0);
  request.writeUInt8(Z_PIXMAP, 1);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt32LE(id, 4);
  request.writeUInt16LE(width, 12);
  request.writeUInt16LE(height, 14);
  request.writeUInt32LE(EVERY_PLANE, 16);
  line.write(request);
  const head = await take(32);
  const lengthBytes = head.readUInt32LE(4) * 4;
  if (head[0] !== ACCEPTED || lengthBytes < width * height * 4) return null;
  const pixels = await take(lengthBytes);
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) {
    rgba[at] = pixels[at + 2]!;
    rgba[at + 1] = pixels[at + 1]!;
    rgba[at + 2] = pixels[at]!;
    rgba[at + 3] = OPAQUE;
  }
  return { width, height, rgba };
}

/** Gives so many bytes, as soon as they are there. */
export type Take = (lengthBytes: number) => Promise<Buffer>;

export function takeFrom(line: Socket): Take {
  const chunks = line[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  return async (lengthBytes) => {
    const parts = [rest];
    for (let there = rest.length; there < lengthBytes; there += parts.at(-1)!.length) {
      const next = await chunks.next();
      if (next.done === true) throw new Error('The X server has hung up.');
      parts.push(next.value);
    }
    const all = Buffer.concat(parts);
    rest = all.subarray(lengthBytes);
    return all.subarray(0, lengthBytes);
  };
}
