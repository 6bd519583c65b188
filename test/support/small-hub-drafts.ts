import type { DraftExchangeAnswer, DraftExchangeRequest, HubDraft } from '#contracts/draft.ts';
import { epochMs } from '#domain/kernel/fields.ts';

/** Drafts as the hub keeps them, in memory: by owner and key, each state with a revision of its own. */
export function createSmallHubDrafts(nowMs: () => number) {
  const drafts = new Map<string, Map<string, HubDraft & { readonly text: string }>>();
  let states = 0;

  function exchange(owner: string, { held, deviceName }: DraftExchangeRequest): DraftExchangeAnswer {
    const own = drafts.get(owner) ?? new Map<string, HubDraft & { readonly text: string }>();
    drafts.set(owner, own);
    const known = new Map<string, string | null>(held.map(({ key, base }) => [key, base]));
    for (const { key, base, text } of held) {
      const present = own.get(key);
      if (text === undefined || (present !== undefined && present.revision !== base)) continue;
      if (text === '') own.delete(key);
      else {
        const revision = `draft:${(states += 1)}`;
        own.set(key, { key, revision, text, deviceName, changedAtMs: epochMs.parse(nowMs()) });
        known.set(key, revision);
      }
    }
    const answered = [...own.values()].map(({ text, ...draft }) =>
      known.get(draft.key) === draft.revision ? draft : { ...draft, text },
    );
    return { drafts: answered, isWhole: true };
  }
  return { exchange };
}
