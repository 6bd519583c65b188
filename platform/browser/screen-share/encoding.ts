import type { PictureCodec } from '#contracts/remote-session/session-state-messages.ts';
import type { Encoded } from './pace.rules.ts';
import { codecName } from './sent-codecs.ts';
import type { SwiftLoad } from './swift.rules.ts';

/** What a browser has encoded of a picture, counted since it began. */
export interface Encoding {
  readonly id: string;
  readonly frames: number;
  readonly bytes: number;
  /** Of the last frame, in pixels; `null` where the browser does not tell. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly encodeMs: number;
  readonly limitedBy: string;
  /** In the last second; `null` where the browser does not tell. */
  readonly framesPerSecond: number | null;
  readonly codec: PictureCodec | null;
}

interface OutboundPicture extends RTCStats {
  readonly kind?: string;
  readonly framesEncoded?: number;
  readonly bytesSent?: number;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly totalEncodeTime?: number;
  readonly qualityLimitationReason?: string;
  readonly framesPerSecond?: number;
  readonly codecId?: string;
}

/** `null` while no picture is sent. */
export function encodingIn(report: ReadonlyMap<string, RTCStats>): Encoding | null {
  const pictures: readonly OutboundPicture[] = [...report.values()];
  const found = pictures.find(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
  if (found === undefined) return null;
  const { frameWidth: width, frameHeight: height } = found;
  const codec: (RTCStats & { readonly mimeType?: string }) | undefined = report.get(found.codecId ?? '');
  return {
    id: found.id,
    frames: found.framesEncoded ?? 0,
    bytes: found.bytesSent ?? 0,
    size: width === undefined || height === undefined ? null : { width, height },
    encodeMs: (found.totalEncodeTime ?? 0) * 1_000,
    limitedBy: found.qualityLimitationReason ?? 'none',
    framesPerSecond: found.framesPerSecond ?? null,
    codec: codec?.mimeType === undefined ? null : codecName({ mimeType: codec.mimeType }),
  };
}

/** How far two shapes of one picture may be apart: what is made smaller is rounded to whole pixels. */
const ALIKE = 0.02;

/** Whether the last frame may be one of this picture: it may have been made smaller, and its shape stays. */
export function isOfShape({ size }: Encoding, { width = 1, height = 1 }: MediaTrackSettings): boolean {
  return size === null || Math.abs((size.width * height) / (size.height * width) - 1) < ALIKE;
}

export function loadBetween(before: Encoding, now: Encoding): SwiftLoad & Encoded {
  const frames = now.frames - before.frames;
  return {
    frames,
    bytes: now.bytes - before.bytes,
    encodeMs: frames === 0 ? null : (now.encodeMs - before.encodeMs) / frames,
    isProcessorBound: now.limitedBy === 'cpu',
    limitedBy: now.limitedBy,
    framesPerSecond: now.framesPerSecond,
  };
}
