import type { HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { personId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { PortalSession } from '../session/portal-session.ts';
import type { HubLink } from './hub-link.ts';

export const verasSession: PortalSession = {
  token: 'token-1',
  principal: { kind: 'person', id: personId.parse('person:vera') },
  name: 'Vera Lindqvist',
  hubOffsetMs: 20,
};

/** What a hub says to each request it is asked, by name; a request that is not here finds no hub. */
export type Answers = { readonly [Name in HubRequest]?: () => Result<HubOutput<Name>> };

/** A way to a hub that says what it is told to. `asked` fills with the names of the requests. */
export function askOf(answers: Answers, asked: string[] = []): HubLink['ask'] {
  return async <Name extends HubRequest>(request: Name) => {
    asked.push(request);
    const answer = answers[request];
    return answer?.() ?? refuse({ code: 'hub.unreachable' });
  };
}

export function accepted(command: string): HubOutput<'sync.push'>['answers'][number] {
  return { kind: 'accepted', command, place: 1 };
}

export const emptyList = (): Result<HubOutput<'portal.incidents'>> => ok([]);
