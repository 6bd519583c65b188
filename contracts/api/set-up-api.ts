import { line } from '#domain/kernel/fields.ts';
import { emailAddress, loginName } from '#domain/workforce/person.record.ts';
import { siteCode, timeZone } from '#domain/workforce/site.record.ts';
import { z } from 'zod';
import type { ApiContract } from './api-request.ts';
import { clientInstallation, nothing, password, sessionOpened, token } from './api-request.ts';

/** Open to anyone who holds the one-time token from the hub's log, and only until it was used. */
export const setUpApi = {
  'setup.read': {
    path: '/api/setup/read',
    access: 'anyone',
    input: nothing,
    output: z.strictObject({ needsAdministrator: z.boolean(), organisation: z.string().max(120) }),
  },
  'setup.complete': {
    path: '/api/setup/complete',
    access: 'anyone',
    input: z.strictObject({
      token,
      organisation: line(120),
      site: z.strictObject({ code: siteCode, name: line(80), zone: timeZone }),
      administrator: z.strictObject({ name: line(120), login: loginName, email: emailAddress.nullable(), password }),
      device: clientInstallation,
    }),
    output: sessionOpened,
  },
} as const satisfies ApiContract;
