/** Each end beats this often, and at once when it is beaten to: a page in the background has slow timers. */
export const BEAT_EVERY_MS = 100;
/** After so long without a sound from the other end: release all keys, inject nothing, show it. */
export const SILENT_AFTER_MS = 1_200;
/** After so long the session ends. */
export const GONE_AFTER_MS = 60_000;

/** The bytes on `ptr`. Counters begin at 1 and wrap at 2^32; 0 says none. */
export interface Beat {
  /** Of the sender's beats. */
  readonly number: number;
  /** The last of the other end's beats that the sender heard, */
  readonly heard: number;
  /** and for how long it has kept it, at most 65,535 ms: what is left of the way there and back is the network's. */
  readonly heldMs: number;
  /** Of `ctl`'s messages: all up to this one have arrived, over whichever connection. */
  readonly received: number;
}

const BEAT_BYTES = 14;

export function writeBeat({ number, heard, heldMs, received }: Beat): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(BEAT_BYTES));
  bytes.setUint32(0, number);
  bytes.setUint32(4, heard);
  bytes.setUint16(8, Math.min(Math.max(Math.round(heldMs), 0), 0xffff));
  bytes.setUint32(10, received);
  return new Uint8Array(bytes.buffer);
}

/** `null` for bytes that are no beat. */
export function readBeat(bytes: Uint8Array): Beat | null {
  if (bytes.byteLength !== BEAT_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    number: view.getUint32(0),
    heard: view.getUint32(4),
    heldMs: view.getUint16(8),
    received: view.getUint32(10),
  };
}
