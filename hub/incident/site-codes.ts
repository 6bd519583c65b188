import type { PersonId } from '#domain/kernel/fields.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { siteRecord } from '#domain/workforce/site.record.ts';
import type { DeskView } from '../sync/gate.ts';

/** The site code that numbers for this person begin with: their site's, else the first site's; `null` without any site. */
export async function siteCodeFor(desk: DeskView, person: PersonId): Promise<string | null> {
  const site = (await desk.find(personRecord, person))?.site ?? null;
  const own = site === null ? undefined : await desk.find(siteRecord, site);
  if (own !== undefined) return own.code;
  const [first] = await desk.all(siteRecord);
  return first?.code ?? null;
}
