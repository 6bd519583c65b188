import { z } from 'zod';
import { line } from '../kernel/fields.ts';
import type { AgentPrincipal } from '../kernel/principal.ts';
import { agentRoles } from '../kernel/principal.ts';
import type { Capability } from '../remote-control/effective-right.rules.ts';
import { capabilities } from '../remote-control/effective-right.rules.ts';

export type AgentRole = AgentPrincipal['role'];

const roles = z.array(z.enum(agentRoles)).min(1).max(agentRoles.length);
const moment = z.iso.datetime();
/** Ed25519, SPKI in DER, base64. */
const publicKey = z.base64().min(1).max(120);

/**
 * What an organisation lets its desk do at its people's computers. People write it by hand, one of them signs it with a key that no
 * hub holds, and each computer checks that. A field that a version does not know makes it unreadable there: nobody guesses what a
 * rule may have meant.
 */
export const remotePolicySchema = z
  .strictObject({
    format: z.literal('deskbell-remote-policy-1'),
    organisation: line(120),
    /** Rises with each policy: an older one is never gone back to. */
    version: z.int().min(1).max(1_000_000),
    notBefore: moment,
    notAfter: moment,
    /** There is no other: nobody is seen without having said yes (C3). */
    consent: z.literal('always'),
    /** Who of the desk may ask for what (S15). What does not stand here is nobody's. */
    allows: z.partialRecord(z.enum(capabilities), roles),
    /** Looking ends after so long, and is asked for anew (C16). */
    viewMinutes: z.int().min(1).max(480),
    /** Whatever else is not used for so long ends (C5, C16). */
    unusedMinutes: z.int().min(1).max(240),
    /** Mouse and keyboard end after so long, used or not; `null`: as long as they are used. */
    controlMinutes: z.int().min(1).max(480).nullable(),
    /** The key that will sign after this one; `null`: this one goes on. */
    successor: publicKey.nullable(),
  })
  .refine(({ notBefore, notAfter }) => Date.parse(notBefore) < Date.parse(notAfter));
export type RemotePolicy = z.infer<typeof remotePolicySchema>;

/** Who may ask for what. */
export type Allows = Readonly<Partial<Record<Capability, readonly AgentRole[]>>>;

/** Where nobody has ever published one: what a person agrees to may be done, by whoever is on the desk. */
export const allowsAll: Allows = Object.fromEntries(capabilities.map((one) => [one, agentRoles]));
