import type { UpdateRefusal, UpdateReport } from '#contracts/update-state.ts';
import type { UpdateNotes } from '#contracts/updates.ts';

/** The one thing about updates that is worth a place on the screen now. */
export type UpdateBanner =
  | {
      readonly kind: 'ready';
      readonly version: string;
      readonly notes: UpdateNotes | null;
      readonly canWaitForQuit: boolean;
    }
  | { readonly kind: 'news'; readonly version: string; readonly notes: UpdateNotes | null }
  | { readonly kind: 'refused'; readonly code: UpdateRefusal };

/** What somebody may have to tell their administrator. All else that is refused is said in the settings. */
const worthTelling: ReadonlySet<UpdateRefusal> = new Set([
  'update.key-unknown',
  'update.signature-wrong',
  'update.replayed',
  'update.file-wrong',
  'update.not-installed',
] as const);

/** Asks only what was not decided yet. `null` when nothing is worth a place. */
export function bannerOf({ news, update }: UpdateReport): UpdateBanner | null {
  if (news !== null) return { kind: 'news', ...news };
  if (update.state === 'ready' && update.choice === 'undecided') {
    const { canWaitForQuit, notes, version } = update;
    return { kind: 'ready', version, notes, canWaitForQuit };
  }
  if (update.state === 'refused' && worthTelling.has(update.code)) return { kind: 'refused', code: update.code };
  return null;
}
