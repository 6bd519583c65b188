import x11 from 'x11';

/** A part of an X screen that is a monitor by itself. */
export interface XMonitor {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SET_MONITOR = 43;
const BYTES = 32;

/** Splits an X screen into monitors, the first one the main one (RandR 1.5, RRSetMonitor), until the returned function is called. */
export async function splitDisplay(display: string, monitors: readonly XMonitor[]): Promise<() => void> {
  const opened = await new Promise<x11.XDisplay>((resolve, reject) => {
    x11.createClient({ display, shm: false }, (error, it) => (error ? reject(error) : resolve(it)));
  });
  const { client } = opened;
  const randr = await new Promise<{ readonly majorOpcode: number }>((resolve, reject) =>
    client.require('randr', (error, found) => (error ? reject(error) : resolve(found))),
  );
  for (const [place, { name, x, y, width, height }] of monitors.entries()) {
    const atom = await new Promise<number>((resolve) => client.InternAtom(false, name, (_, found) => resolve(found)));
    const request = Buffer.alloc(BYTES);
    request.writeUInt8(randr.majorOpcode, 0);
    request.writeUInt8(SET_MONITOR, 1);
    request.writeUInt16LE(BYTES / 4, 2);
    request.writeUInt32LE(opened.screen[0]!.root, 4);
    request.writeUInt32LE(atom, 8);
    request.writeUInt8(place === 0 ? 1 : 0, 12);
    request.writeInt16LE(x, 16);
    request.writeInt16LE(y, 18);
    request.writeUInt16LE(width, 20);
    request.writeUInt16LE(height, 22);
    // In millimetres, as of a monitor of 96 dots an inch.
    request.writeUInt32LE(Math.round(width * 0.265), 24);
    request.writeUInt32LE(Math.round(height * 0.265), 28);
    client.seq_num += 1;
    client.pack_stream.put(request);
    client.pack_stream.submit();
  }
  await new Promise<void>((resolve) => client.sync(() => resolve()));
  return () => client.terminate();
}
