import { z } from 'zod';
import { deviceId, epochMs } from '#domain/kernel/fields.ts';

/** An address without a path, and safe to send a token to. */
export const hubOrigin = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .transform((address) => new URL(address).origin)
  .refine(isSafeForTokens);

export const enrolmentSchema = z.strictObject({
  device: deviceId,
  hub: hubOrigin,
  enrolledAtMs: epochMs,
});
/** Which device this is, and where its hub is. */
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** Whoever listens on the way could take the session, so plain HTTP goes no further than this machine. */
function isSafeForTokens(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return (
    protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
