import { Fault } from '#contracts/fault.ts';
import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { HubLink } from '../hub-link/hub-link.ts';
import { watchHub } from '../hub-link/watch-hub.ts';

export type IncidentView = HubOutput<'portal.incident'>;
export type OfferedService = HubOutput<'portal.services'>[number];

type Watching = Pick<HubLink, 'news$' | 'ask'>;

/** The person's own requests, newest first; emits again whenever one changes. */
export function watchRequests(link: Watching): Observable<readonly PortalIncident[]> {
  return watchHub(link, 'portal.incidents', {}).pipe(
    map((outcome) => (outcome.ok ? outcome.value : unanswered(outcome.refusal))),
    map((incidents) => incidents.toSorted((one, other) => other.loggedAtMs - one.loggedAtMs)),
  );
}

/** One request with all that was said; `null` when there is none of that id, or it is somebody else's. */
export function watchRequest(link: Watching, id: IncidentId): Observable<IncidentView | null> {
  return watchHub(link, 'portal.incident', { id }).pipe(
    map((outcome) => {
      if (outcome.ok) return outcome.value;
      return outcome.refusal.code === 'incident.unknown' ? null : unanswered(outcome.refusal);
    }),
  );
}

/** What a problem may be about, by name. */
export function watchServices(link: Watching): Observable<readonly OfferedService[]> {
  return watchHub(link, 'portal.services', {}).pipe(
    map((outcome) => (outcome.ok ? outcome.value : unanswered(outcome.refusal))),
  );
}

function unanswered({ code }: Refusal): never {
  throw new Fault(code, 'The hub refused what the portal may always ask.');
}
