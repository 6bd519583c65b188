import type { CommandAnswer } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH, SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Observable } from 'rxjs';
import { exhaustMap, filter, merge } from 'rxjs';
import type { HandedOverDraft } from '../draft/draft.ts';
import type { Drafts } from '../draft/drafts.ts';
import type { HubLink } from './hub-link.ts';
import { isPassing } from './passing-refusals.ts';

/**
 * Sends what was handed over, for as long as it is subscribed to: at once, and again with all news while the hub has
 * not answered. A command may go out many times and is decided once, because its id never changes on the way.
 */
export function sendDrafts(drafts: Drafts, link: Pick<HubLink, 'news$' | 'ask'>): Observable<void> {
  return merge(link.news$, drafts.all$).pipe(
    // Without this, a draft begun and handed over in one click would find the sender busy with nothing.
    filter(() => drafts.handedOver().length > 0),
    exhaustMap(() => sendAll(drafts, link.ask)),
  );
}

async function sendAll(drafts: Drafts, ask: HubLink['ask']): Promise<void> {
  // Anew each time: something may have been handed over while the last push was under way.
  for (let waiting = drafts.handedOver(); waiting.length > 0; waiting = drafts.handedOver()) {
    // A report with files is two commands, which go together.
    const batch = waiting.slice(0, MAX_COMMANDS_PER_PUSH / 2);
    const commands = batch.flatMap(({ entry, attach }) => (attach === null ? [entry] : [entry, attach]));
    const outcome = await ask('sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands });
    const isKept = !outcome.ok && (isPassing(outcome.refusal) || outcome.refusal.code === 'session.unknown');
    // Sent again with the next news; where the session is over, after the next sign-in.
    if (isKept) return;
    for (const draft of batch) {
      if (outcome.ok) settle(drafts, draft, outcome.value.answers);
      else drafts.refuse(draft, outcome.refusal);
    }
  }
}

function settle(drafts: Drafts, draft: HandedOverDraft, answers: readonly CommandAnswer[]): void {
  const answer = answers.find(({ command }) => command === draft.entry.id);
  if (answer === undefined) drafts.refuse(draft, { code: 'hub.answer-missing' });
  else if (answer.kind === 'accepted') drafts.accept(draft);
  else drafts.refuse(draft, answer.refusal);
}
