import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { pictureOf } from './picture-of.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Pictures of which their author sent no small one, made small here for whoever looks at them. Only so many large ones are
 * in memory at a time, and those that have gone out of sight before their turn came are never read.
 */
export interface SmallPictures {
  /**
   * @param read The whole file.
   * @param signal Aborted when nobody looks any more; what is answered then is nothing to show.
   * @returns A small picture; the picture itself where it is small or cannot be shrunk; no bytes at all where it is none.
   */
  readonly get: (
    sha256: AttachmentHash,
    read: () => Promise<Result<Bytes>>,
    signal: AbortSignal,
  ) => Promise<Result<Bytes>>;
}

/** Decoded, a photo of a phone takes fifty megabytes. */
const MOST_AT_ONCE = 2;
/** Of some ten kilobytes each. */
const MOST_KEPT = 200;

/** @param shrink `null` for what is not worth it, or cannot be decoded; browsers do it on threads of their own. */
export function createSmallPictures(shrink: (bytes: Bytes) => Promise<Bytes | null>): SmallPictures {
  const kept = new Map<AttachmentHash, Bytes>();
  const waiting: (() => void)[] = [];
  let underWay = 0;

  async function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    if (underWay >= MOST_AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve));
    else underWay += 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  }

  function keep(sha256: AttachmentHash, small: Bytes): void {
    kept.set(sha256, small);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    get: (sha256, read, signal) =>
      inTurn(async () => {
        const known = kept.get(sha256);
        if (known !== undefined) return ok(known);
        if (signal.aborted) return refuse({ code: 'attachment.unknown' });
        const whole = await read();
        if (!whole.ok) return whole;
        const small = await shrink(whole.value);
        if (small !== null) keep(sha256, small);
        return ok(small ?? (pictureOf(whole.value) === null ? new Uint8Array() : whole.value));
      }),
  };
}
