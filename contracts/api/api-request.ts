import { epochMs } from '#domain/kernel/fields.ts';
import { principal } from '#domain/kernel/principal.ts';
import { z } from 'zod';

/** One request of the hub's HTTP API. JSON in the body both ways; `access` says who may ask. */
export interface ApiRequest {
  readonly path: `/api/${string}`;
  readonly access: 'anyone' | 'signed-in' | 'agent' | 'administrator' | 'person' | 'device';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
export type ApiContract = Readonly<Record<string, ApiRequest>>;

export const password = z.string().min(10).max(200);
export const token = z.string().max(200);
export const nothing = z.strictObject({});
/** A browser profile or a console: where people sign in. Helpers prove who they are by their key. */
export const clientInstallation = z
  .string()
  .max(48)
  .regex(/^client:[0-9A-Za-z]+$/);
export const installation = z
  .string()
  .max(48)
  .regex(/^(client|device):[0-9A-Za-z]+$/);

/** What an installation takes on at each visit, to be known again by: see `session.renew`. */
export const installationMark = z.strictObject({
  /** Rises by one each time. */
  count: z.int().min(1).max(1_000_000_000),
  mark: z.string().min(8).max(48),
});
export type InstallationMark = z.infer<typeof installationMark>;

export const sessionOpened = z.strictObject({
  token,
  principal,
  /** The name to greet. */
  name: z.string().max(120),
  nowMs: epochMs,
  expiresAtMs: epochMs,
  /** Until when this device may work on without meeting the hub. */
  offlineUntilMs: epochMs,
});
export type SessionOpened = z.infer<typeof sessionOpened>;
