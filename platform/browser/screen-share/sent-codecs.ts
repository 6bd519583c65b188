import type { PictureCodec } from '#contracts/remote-session/session-state-messages.ts';
import { pictureCodecs } from '#contracts/remote-session/session-state-messages.ts';

type Codec = Pick<RTCRtpCodecParameters, 'mimeType'>;

/** The name of a codec of pictures; `null` for what repairs them, and for one that nobody chooses. */
export function codecName({ mimeType }: Codec): PictureCodec | null {
  return pictureCodecs.find((name) => mimeType.toLowerCase() === `video/${name}`) ?? null;
}

/** Those that both ends have agreed on, best first: a browser names the one in use before all others. */
export function agreedCodecs(codecs: readonly Codec[]): readonly PictureCodec[] {
  const agreed = new Set(codecs.map(codecName));
  return pictureCodecs.filter((name) => agreed.has(name));
}
