import { z } from 'zod';
import { signedPolicy } from '../remote-policy.ts';
import type { ApiContract } from './api-request.ts';
import { nothing } from './api-request.ts';

/** What an organisation lets its desk do at people's computers. The hub hands it on; each end checks it for itself. */
export const remotePolicyApi = {
  /** `null`: none was ever published. */
  'policy.read': {
    path: '/api/policy/read',
    access: 'signed-in',
    input: nothing,
    output: z.strictObject({ policy: signedPolicy.nullable() }),
  },
  /**
   * Puts a signed policy in the place of the one before. Refused by what is wrong with it: `policy.forged`, `policy.other-key`,
   * `policy.rolled-back`, `policy.unreadable`, `policy.expired`; every computer would refuse it as well.
   */
  'policy.publish': {
    path: '/api/policy/publish',
    access: 'administrator',
    input: z.strictObject({ policy: signedPolicy }),
    output: z.strictObject({ version: z.int().min(1) }),
  },
} as const satisfies ApiContract;
