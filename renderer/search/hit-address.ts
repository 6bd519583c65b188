import type { SearchKind } from '#contracts/search.ts';
import { routes } from '../app/routes.ts';

/** Where a found record is shown. */
export function addressOfHit({ kind, id }: { readonly kind: SearchKind; readonly id: string }): string {
  const address = { incident: routes.incident, person: routes.person, device: routes.device, article: routes.article };
  return address[kind](id);
}
