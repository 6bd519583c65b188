import type { SessionOpened } from '#contracts/api/api-request.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { beginAnew } from './apply-page.ts';
import type { DeskCopy } from './desk-copy.ts';
import { unfinishedFiles } from './file-rules.ts';
import { purgeForgotten } from './purge-forgotten.ts';

/** Half of the way is taken for the answer's age, as in NTP (RFC 5905, section 8). In milliseconds. */
export function hubOffset(hubNowMs: number, askedAtMs: number, answeredAtMs: number): number {
  return Math.round(hubNowMs - (askedAtMs + answeredAtMs) / 2);
}

/**
 * Commands and files that would be lost: commands that the hub has not taken, or refused and nobody has dealt with, and
 * files that it has not received.
 */
export function unfinished(copy: DeskCopy): number {
  const commands = copy.outbox.all().filter(({ state }) => state !== 'acknowledged').length;
  return commands + unfinishedFiles(copy);
}

/** Takes on a session the hub opened or renewed. Refused while another person's commands wait on this device. */
export async function adopt(copy: DeskCopy, opened: SessionOpened, hubOffsetMs: number): Promise<Result<null>> {
  const before = copy.keep.get('session');
  const isAnother = before !== null && holderOf(before.principal) !== holderOf(opened.principal);
  if (isAnother && unfinished(copy) > 0) return refuse({ code: 'outbox.of-another', details: { name: before.name } });
  if (isAnother) await copy.keep.set({ session: null });
  await forgetWhoLeft(copy);
  const { principal, name, token, offlineUntilMs } = opened;
  const contactAtMs = opened.nowMs;
  await copy.keep.set({ session: { principal, name, token, offlineUntilMs }, hubOffsetMs, contactAtMs });
  return ok(null);
}

/**
 * Empties the desk when nobody is signed in: what lies here then is of somebody who has left. Their session goes first,
 * so whatever interrupts this, it is taken up again by the next start or the next who signs in.
 */
export async function forgetWhoLeft(copy: DeskCopy): Promise<void> {
  if (copy.keep.get('session') !== null) return;
  copy.search.clear();
  await copy.outbox.write({ forget: copy.outbox.all().map(({ id }) => id) });
  await copy.masters.write({ forget: copy.masters.all().map(({ id }) => id) });
  await copy.files.forget(copy.files.all().map(({ id }) => id));
  await copy.files.tidy();
  await copy.drafts.forgetAll();
  if (copy.keep.get('exchange') !== null) await copy.keep.set({ exchange: null });
  if (copy.keep.get('news') !== null) await copy.keep.set({ news: null });
  if (copy.keep.get('unplaced').length > 0) await copy.keep.set({ unplaced: [] });
  if (copy.keep.get('restored') !== null) await copy.keep.set({ restored: null });
  await beginAnew(copy);
  await purgeForgotten(copy);
}

/** Whose desk it is: the same person before and after they are appointed to the desk or released from it. */
function holderOf(principal: Principal): string {
  return principal.kind === 'agent' ? principal.person : principal.id;
}
