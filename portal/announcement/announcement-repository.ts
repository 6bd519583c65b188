import type { ShownAnnouncement } from '#contracts/api/knowledge-api.ts';
import { Fault } from '#contracts/fault.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { HubLink } from '../hub-link/hub-link.ts';
import { watchHub } from '../hub-link/watch-hub.ts';

/** What people have to know now, the gravest first; emits again whenever that changes. */
export function watchAnnouncements(link: Pick<HubLink, 'news$' | 'ask'>): Observable<readonly ShownAnnouncement[]> {
  return watchHub(link, 'announcement.current', {}).pipe(
    map((outcome) => {
      if (outcome.ok) return outcome.value;
      throw new Fault(outcome.refusal.code, 'The hub refused what the portal may always ask.');
    }),
  );
}
