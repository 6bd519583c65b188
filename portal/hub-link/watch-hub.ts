import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { filter, switchMap } from 'rxjs';
import type { HubLink } from './hub-link.ts';

const passing: ReadonlySet<string> = new Set([
  'hub.unreachable',
  'hub.busy',
  'hub.fault',
  'request.too-many',
  'session.unknown',
]);

/** Whether asking again later may be answered: nothing is wrong with the question. */
export function isPassing({ code }: Refusal): boolean {
  return passing.has(code);
}

/** The hub's answer, asked for again with all news. As long as the hub is away, the last answer stands. */
export function watchHub<Name extends HubRequest>(
  link: Pick<HubLink, 'news$' | 'ask'>,
  request: Name,
  input: HubInput<Name>,
): Observable<Result<HubOutput<Name>>> {
  return link.news$.pipe(
    switchMap(() => link.ask(request, input)),
    filter((outcome) => outcome.ok || !isPassing(outcome.refusal)),
  );
}
