/**
 * Best first for a desktop: AV1 takes a fourteenth of the bits of VP8 for the same text, and half the time. A machine without it
 * falls to VP8; H264 takes few bits and the most time.
 */
const best = ['video/av1', 'video/vp8', 'video/h264', 'video/vp9'];
/** Not pictures by themselves, but what repairs them on the way. */
const repairs = ['video/rtx', 'video/red', 'video/ulpfec', 'video/flexfec-03'];

/** For `orderCodecs` of a link. Empty where the browser has none of them: then its own order is as good as any. */
export function orderCodecs<Codec extends Pick<RTCRtpCodec, 'mimeType'>>(
  available: readonly Codec[],
): readonly Codec[] {
  const named = (names: readonly string[]) =>
    names.flatMap((name) => available.filter(({ mimeType }) => mimeType.toLowerCase() === name));
  const pictures = named(best);
  return pictures.length === 0 ? [] : [...pictures, ...named(repairs)];
}
