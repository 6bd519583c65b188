import { epochMs, personId } from '#domain/kernel/fields.ts';
import { loginName } from '#domain/workforce/person.record.ts';
import { z } from 'zod';
import type { ApiContract } from './api-request.ts';
import { clientInstallation, installation, nothing, password, sessionOpened, installationMark } from './api-request.ts';

const sessionId = z
  .string()
  .max(48)
  .regex(/^session:[0-9A-Za-z]+$/);

/** Sessions and accounts. */
export const accessApi = {
  'session.open': {
    path: '/api/session/open',
    access: 'anyone',
    input: z.strictObject({ login: loginName, password: z.string().max(200), device: clientInstallation }),
    output: sessionOpened,
  },
  /**
   * Proves that the session still stands, and renews how long the device may be offline. `installation.copied`: somebody
   * else has been here under this installation's name since it showed `seen`; it was put back from an old copy, or it
   * runs twice, and has to go on under another name.
   */
  'session.renew': {
    path: '/api/session/renew',
    access: 'signed-in',
    input: z.strictObject({
      mark: z.strictObject({ seen: installationMark.nullable(), next: installationMark }).optional(),
    }),
    output: sessionOpened,
  },
  'session.close': { path: '/api/session/close', access: 'signed-in', input: nothing, output: nothing },
  'session.list': {
    path: '/api/session/list',
    access: 'signed-in',
    input: nothing,
    output: z.array(
      z.strictObject({
        id: sessionId,
        device: installation,
        openedAtMs: epochMs,
        seenAtMs: epochMs,
        isThis: z.boolean(),
      }),
    ),
  },
  'session.revoke': {
    path: '/api/session/revoke',
    access: 'signed-in',
    input: z.strictObject({ id: sessionId }),
    output: nothing,
  },
  /** Gives a registered person a way in. The password is made by the hub and shown once. */
  'account.create': {
    path: '/api/account/create',
    access: 'administrator',
    input: z.strictObject({ person: personId, login: loginName }),
    output: z.strictObject({ password }),
  },
  /** Gives a person with an account a new password, made by the hub and shown once. All their sessions end. */
  'account.reset': {
    path: '/api/account/reset',
    access: 'administrator',
    input: z.strictObject({ person: personId }),
    output: z.strictObject({ password }),
  },
  /** One's own password. All other sessions of the account end; the one that asks stays. */
  'password.change': {
    path: '/api/password/change',
    access: 'person',
    input: z.strictObject({ currentPassword: z.string().max(200), newPassword: password }),
    output: nothing,
  },
} as const satisfies ApiContract;
