import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { filter, switchMap } from 'rxjs';
import type { HubLink } from './hub-link.ts';
import { isPassing } from './passing-refusals.ts';

/**
 * The hub's answer, asked for again with all news. As long as the hub is away, the last answer stands; so it does when
 * the session is over, which is told elsewhere.
 */
export function watchHub<Name extends HubRequest>(
  link: Pick<HubLink, 'news$' | 'ask'>,
  request: Name,
  input: HubInput<Name>,
): Observable<Result<HubOutput<Name>>> {
  return link.news$.pipe(
    switchMap(() => link.ask(request, input)),
    filter((outcome) => outcome.ok || !(isPassing(outcome.refusal) || outcome.refusal.code === 'session.unknown')),
  );
}
