import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { ok } from '#domain/kernel/result.ts';
import type { DraftExchangeRequest } from '#contracts/draft.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { DraftPorts } from './exchange-drafts.ts';
import { exchangeDrafts } from './exchange-drafts.ts';

export interface DraftRequestPorts extends Omit<DraftPorts, 'newRevision'> {
  /** Drafts of `owner` changed on the installation `by`. */
  readonly announceDrafts: (owner: AgentPrincipal['id'], by: string) => void;
}

export function createDraftRequests(ports: DraftRequestPorts) {
  const exchanging: DraftPorts = { ...ports, newRevision: () => newRecordId('draft') };
  return {
    'draft.exchange': async (input: DraftExchangeRequest, { principal, session }: SignedIn<AgentPrincipal>) => {
      const { answer, hasChanged } = await exchangeDrafts(exchanging, principal, input);
      if (hasChanged) ports.announceDrafts(principal.id, session.installation);
      return ok(answer);
    },
  };
}
