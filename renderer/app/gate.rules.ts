import type { DeskStatus } from '#contracts/desk-port.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';

/** What stands between the door and the desk. */
export type Gate =
  | { readonly kind: 'opening' }
  | { readonly kind: 'sign-in'; readonly because: SignInReason }
  /** Somebody is signed in who does not work on the desk: the portal is theirs. */
  | { readonly kind: 'not-an-agent' }
  | { readonly kind: 'first-sync'; readonly isOffline: boolean }
  | { readonly kind: 'desk'; readonly me: AgentPrincipal; readonly name: string };

/**
 * `offline-over`: this device has to meet the hub before it shows anything again. `ended`: the session was ended
 * elsewhere. In both cases what was not yet synced is kept.
 */
export type SignInReason = 'nobody-here' | 'offline-over' | 'ended';

const reasonByProblem: Readonly<Record<string, SignInReason>> = {
  'session.offline-expired': 'offline-over',
  'session.ended': 'ended',
};

export function gateOf(status: DeskStatus | undefined, nowMs: number): Gate {
  if (status === undefined) return { kind: 'opening' };
  const { session, link, problem } = status;
  if (session === null) return { kind: 'sign-in', because: reasonByProblem[problem ?? ''] ?? 'nobody-here' };
  if (link === 'offline' && nowMs > session.offlineUntilMs) return { kind: 'sign-in', because: 'offline-over' };
  if (session.principal.kind !== 'agent') return { kind: 'not-an-agent' };
  // It would never be received: with a desk they sign in where the sync is shown, without one here.
  if (!status.isUsable && problem === 'session.token-lost') return { kind: 'sign-in', because: 'ended' };
  if (!status.isUsable) return { kind: 'first-sync', isOffline: link === 'offline' };
  return { kind: 'desk', me: session.principal, name: session.name };
}
