import type { DeskStatus } from '#contracts/desk-port.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';

/** What stands between the door and the desk. */
export type Gate =
  | { readonly kind: 'opening' }
  /** `isOfflineOver`: somebody is signed in, but this device has to meet the hub before it shows anything. */
  | { readonly kind: 'sign-in'; readonly isOfflineOver: boolean }
  /** Somebody is signed in who does not work on the desk: the portal is theirs. */
  | { readonly kind: 'not-an-agent' }
  | { readonly kind: 'first-sync'; readonly received: number; readonly isOffline: boolean }
  | { readonly kind: 'desk'; readonly me: AgentPrincipal; readonly name: string };

export function gateOf(status: DeskStatus | undefined, nowMs: number): Gate {
  if (status === undefined) return { kind: 'opening' };
  const { session, link, received } = status;
  if (session === null) return { kind: 'sign-in', isOfflineOver: false };
  if (link === 'offline' && nowMs > session.offlineUntilMs) return { kind: 'sign-in', isOfflineOver: true };
  if (session.principal.kind !== 'agent') return { kind: 'not-an-agent' };
  if (!status.isReplicaWhole) return { kind: 'first-sync', received, isOffline: link === 'offline' };
  return { kind: 'desk', me: session.principal, name: session.name };
}
