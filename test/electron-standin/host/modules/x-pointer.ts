import type { Point } from 'electron';
import { askScreen } from '../image/x-picture.ts';

const QUERY_POINTER = 38;

/** Where the mouse pointer is (X11 protocol: QueryPointer); `null` where no X server says so. */
export async function pointerOfScreen(display: string | undefined): Promise<Point | null> {
  return askScreen(display, async (line, take, { id }) => {
    const request = Buffer.alloc(8);
    request.writeUInt8(QUERY_POINTER, 0);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt32LE(id, 4);
    line.write(request);
    const answer = await take(32);
    return answer[0] === 1 ? { x: answer.readInt16LE(16), y: answer.readInt16LE(18) } : null;
  });
}
