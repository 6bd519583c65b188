import type { Capability, Leave } from '#domain/remote-control/effective-right.rules.ts';
import { isAllowed, leftToGrant } from '#domain/remote-control/effective-right.rules.ts';
import type { Grant, GrantLimits } from '#domain/remote-control/grant-life.rules.ts';
import { grant, lapsesAtMs, liveGrants, noteUse } from '#domain/remote-control/grant-life.rules.ts';

export interface GrantsPorts {
  /** What works here at this moment. */
  readonly offered: () => ReadonlySet<Capability>;
  /** What policy and settings of this computer leave to be granted (S16): looked up anew for whatever is granted, too. */
  readonly leave: () => Leave;
  /** How long a grant lives by the policy (C16). */
  readonly limits: () => GrantLimits;
  readonly nowMs: () => number;
}

/** What the person has granted in one session, and to whom it was refused of late. */
export interface Grants {
  readonly has: (capability: Capability) => boolean;
  readonly live: () => readonly { readonly capability: Capability; readonly lapsesInMs: number }[];
  /** Why not to ask for it now; `null` when it may be asked. */
  readonly mayAsk: (capability: Capability) => 'barred' | 'given' | 'too-soon' | null;
  readonly give: (capability: Capability) => void;
  /** The person said no, or nothing. */
  readonly noteNo: (capability: Capability) => void;
  /** It is made use of, which puts off its end (C16). */
  readonly noteUse: (capability: Capability) => void;
  /** @returns whether there was something to let go of. */
  readonly drop: (capability: Capability) => boolean;
  /** Lets go of what has lapsed, or is no longer left to be granted, and says what that was. @param linkLostAtMs `null` while the line is there. */
  readonly lapse: (linkLostAtMs: number | null) => readonly Capability[];
  /** Lets go of everything, and says what that was. */
  readonly clear: () => readonly Capability[];
  /** The same, to be laid down again by `resume` should the same end come back. */
  readonly suspend: () => readonly Grant[];
  /** What has not lapsed meanwhile. */
  readonly resume: (suspended: readonly Grant[]) => void;
}

/** Nobody is asked again at once until they say yes. */
const ASKED_AGAIN_AFTER_MS = 10_000;

export function createGrants({ offered, leave, limits, nowMs }: GrantsPorts): Grants {
  let grants: readonly Grant[] = [];
  const refusedAtMs = new Map<Capability, number>();

  /** What lives of the grants, by all three who have to agree. */
  function liveNow(linkLostAtMs: number | null = null): readonly Grant[] {
    const inTime = liveGrants(grants, nowMs(), linkLostAtMs, limits());
    const allowances = { ...leave(), grants: new Set(inTime.map(({ capability }) => capability)) };
    return inTime.filter(({ capability }) => isAllowed(capability, allowances));
  }

  function has(capability: Capability): boolean {
    return offered().has(capability) && liveNow().some((one) => one.capability === capability);
  }

  function keep(next: readonly Grant[]): readonly Capability[] {
    const gone = grants.filter((one) => !next.includes(one)).map(({ capability }) => capability);
    grants = next;
    return gone;
  }

  return {
    has,
    live: () =>
      liveNow().map((one) => {
        const lapsesInMs = Math.max(0, Math.round(lapsesAtMs(one, limits()) - nowMs()));
        return { capability: one.capability, lapsesInMs };
      }),
    mayAsk: (capability) => {
      if (!offered().has(capability) || !leftToGrant(leave()).has(capability)) return 'barred';
      if (has(capability)) return 'given';
      const refused = refusedAtMs.get(capability);
      return refused !== undefined && nowMs() - refused < ASKED_AGAIN_AFTER_MS ? 'too-soon' : null;
    },
    give: (capability) => {
      grants = [...grants.filter((one) => one.capability !== capability), grant(capability, nowMs())];
    },
    noteNo: (capability) => void refusedAtMs.set(capability, nowMs()),
    noteUse: (capability) => {
      grants = grants.map((one) => (one.capability === capability ? noteUse(one, nowMs()) : one));
    },
    drop: (capability) => keep(grants.filter((one) => one.capability !== capability)).length > 0,
    lapse: (linkLostAtMs) => keep(liveNow(linkLostAtMs)),
    clear: () => keep([]),
    suspend: () => {
      const suspended = grants;
      grants = [];
      return suspended;
    },
    resume: (suspended) => {
      const granted = new Set(grants.map(({ capability }) => capability));
      grants = [...grants, ...suspended.filter(({ capability }) => !granted.has(capability))];
    },
  };
}
