/** What somebody may be allowed to do at somebody else's computer. `in` is towards that computer. */
export const capabilities = [
  'view',
  'control',
  'clipboard-in',
  'clipboard-out',
  'file-in',
  'file-out',
  'system-info',
  'restart',
  'record',
] as const;
export type Capability = (typeof capabilities)[number];

/** What can be done at all, in the order in which it weighs; what is not built yet is not talked of. */
export const builtCapabilities = [
  'view',
  'control',
  'clipboard-in',
  'clipboard-out',
  'file-in',
  'file-out',
  'record',
] as const satisfies Capability[];

/** The three who each have to agree. What none of them has said is no. */
export interface Allowances {
  /** The organisation, by its signed policy. */
  readonly policy: ReadonlySet<Capability>;
  /** The settings of this one computer. */
  readonly local: ReadonlySet<Capability>;
  /** The person who sits there, in this session. */
  readonly grants: ReadonlySet<Capability>;
}

/** What the first two leave to be granted, as it is at this moment. */
export type Leave = Omit<Allowances, 'grants'>;

const everything: ReadonlySet<Capability> = new Set(capabilities);

/** Nothing is taken away: no policy, and nothing set. */
export const fullLeave: Leave = { policy: everything, local: everything };

/** Nobody can allow what another of the three does not: no console, no hub and no policy overrides a no (S16). */
export function isAllowed(capability: Capability, { policy, local, grants }: Allowances): boolean {
  return policy.has(capability) && local.has(capability) && grants.has(capability);
}

/** What may be asked for. */
export function leftToGrant({ policy, local }: Leave): ReadonlySet<Capability> {
  return new Set([...policy].filter((capability) => local.has(capability)));
}

/** What nobody may ask for, and whose no it is: a person who is asked about a policy can do nothing about it, so that is said first. */
export function withheldBy({ policy, local }: Leave): readonly Withheld[] {
  return capabilities.flatMap((capability): readonly Withheld[] => {
    if (!policy.has(capability)) return [{ capability, by: 'policy' }];
    return local.has(capability) ? [] : [{ capability, by: 'settings' }];
  });
}

export interface Withheld {
  readonly capability: Capability;
  readonly by: 'policy' | 'settings';
}
