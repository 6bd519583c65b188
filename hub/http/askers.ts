import type { ApiRequest } from '#contracts/api/api-request.ts';
import type { HubRequest, hubApi } from '#contracts/hub-api.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { PersonPrincipal } from '../access/principals.ts';
import type { SignedIn } from '../access/sessions.ts';

/** Where a request comes from: an IPv4 address, or the network of an IPv6 address, which one household has whole. */
export interface Visitor {
  readonly address: string;
}

type DevicePrincipal = Extract<Principal, { kind: 'device' }>;
type SignedInAs<Who extends Principal> = Visitor & SignedIn<Who>;

/** Who a handler can rely on, by the access its request is declared with. */
export type Asker<Access extends ApiRequest['access']> = {
  readonly anyone: Visitor;
  readonly 'signed-in': SignedInAs<Principal>;
  readonly agent: SignedInAs<AgentPrincipal>;
  readonly administrator: SignedInAs<AgentPrincipal>;
  readonly person: SignedInAs<PersonPrincipal>;
  readonly device: SignedInAs<DevicePrincipal>;
}[Access];

export type AskerOf<Name extends HubRequest> = Asker<(typeof hubApi)[Name]['access']>;

/** Whether someone who signed in may ask requests of this kind. */
export function mayAsk(access: Exclude<ApiRequest['access'], 'anyone'>, { kind, ...who }: Principal): boolean {
  switch (access) {
    case 'signed-in':
      return true;
    case 'agent':
      return kind === 'agent';
    case 'administrator':
      return kind === 'agent' && 'role' in who && who.role === 'administrator';
    case 'person':
      return kind === 'agent' || kind === 'person';
    case 'device':
      return kind === 'device';
    default:
      return assertNever(access);
  }
}
