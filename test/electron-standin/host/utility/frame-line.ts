import type { Duplex } from 'node:stream';
import { Deserializer, Serializer } from 'node:v8';

/** Carries values over a byte stream, each as a big-endian length and V8's own serialization, which is structured clone. */
export class FrameLine {
  readonly #stream: Duplex;
  #parts: Buffer[] = [];
  #heldBytes = 0;
  #wantedBytes = 4;

  /** @param onFrame Called once per value, in the order they were sent. */
  constructor(stream: Duplex, onFrame: (frame: unknown) => void, onEnd: () => void) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => this.#receive(chunk, onFrame));
    // A peer that was killed breaks the line in the middle of a write; `close` follows and says the same.
    stream.on('error', () => stream.destroy());
    stream.on('close', onEnd);
  }

  /** Throws what V8 throws for values that cannot be copied. */
  send(frame: unknown): void {
    const serializer = new Serializer();
    serializer.writeHeader();
    serializer.writeValue(frame);
    const body = serializer.releaseBuffer();
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    if (this.#stream.writable) this.#stream.write(Buffer.concat([head, body]));
  }

  #receive(chunk: Buffer, onFrame: (frame: unknown) => void): void {
    this.#parts.push(chunk);
    this.#heldBytes += chunk.length;
    while (this.#heldBytes >= this.#wantedBytes) {
      const held = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
      this.#wantedBytes = 4 + held.readUInt32BE(0);
      this.#parts = [held];
      if (held.length < this.#wantedBytes) return;
      const deserializer = new Deserializer(held.subarray(4, this.#wantedBytes));
      this.#keep(held.subarray(this.#wantedBytes));
      deserializer.readHeader();
      onFrame(deserializer.readValue());
    }
  }

  #keep(rest: Buffer): void {
    this.#parts = rest.length === 0 ? [] : [rest];
    this.#heldBytes = rest.length;
    this.#wantedBytes = 4;
  }
}
