import type { SiteId } from '#domain/kernel/fields.ts';
import { useDirectory, useMe } from '../app/desk-context.ts';

/** Where the agent works; most who call them for the first time are there too. */
export function useHomeSite(): SiteId | null {
  const { colleagues } = useDirectory();
  return colleagues.get(useMe().id)?.person?.site ?? null;
}
