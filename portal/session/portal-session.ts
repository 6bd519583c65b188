import type { SessionOpened } from '#contracts/api/api-request.ts';
import { sessionOpened } from '#contracts/api/api-request.ts';
import { z } from 'zod';

/** Who is signed in, as this device remembers it. */
export const portalSession = sessionOpened.pick({ token: true, principal: true, name: true }).extend({
  /** Hub clock minus this device's clock, in milliseconds. */
  hubOffsetMs: z.int(),
});
export type PortalSession = z.infer<typeof portalSession>;

export function portalSessionOf(opened: SessionOpened, deviceNowMs: number): PortalSession {
  const { token, principal, name, nowMs } = opened;
  return { token, principal, name, hubOffsetMs: Math.round(nowMs - deviceNowMs) };
}
