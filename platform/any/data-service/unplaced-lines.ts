import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { LineAsking } from './hand-in-lines.ts';
import { handIn } from './hand-in-lines.ts';
import type { HubLink } from './hub-link.ts';
import { putBack } from './own-lines.ts';

export interface UnplacedPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  /** Own acts wait again to be sent. */
  readonly onPutBack: () => void;
}

/**
 * What a restored hub had accepted and cannot take back, because it does not follow on what it has. Lines of others are
 * handed in once more: what was missing before them may be there, or their author may have heard what became of them, and
 * then they are let go. Should the hub be lost once more before that, they are here. Own lines that others have handed in
 * are asked again as the commands they were, so that their author hears of them on the device they did them on.
 */
export async function settleUnplaced(ports: UnplacedPorts, asking: LineAsking): Promise<Result<null>> {
  const { copy, change, hub } = ports;
  const kept = copy.keep.get('unplaced');
  if (kept.length > 0) {
    const left = await handIn({ hub, onTaken: async () => {} }, kept, asking);
    if (!left.ok) return left;
    const isSettled = settledOf(kept, left.value.unfit);
    // More may have come meanwhile, or all have gone with the desk.
    await change(({ keep }) => keep.set({ unplaced: keep.get('unplaced').filter(({ id }) => !isSettled.has(id)) }));
  }
  return await askForOwn(ports, asking, null);
}

/** The hub tells the reader's own alone, and of those what was done here; until they have an answer. */
async function askForOwn(
  ports: UnplacedPorts,
  asking: LineAsking,
  after: JournalLine['id'] | null,
): Promise<Result<null>> {
  const told = await ports.hub.ask('sync.unplaced', { after }, asking);
  if (!told.ok) return told;
  const { lines, next } = told.value;
  if (lines.length > 0) {
    await ports.change((copy) => putBack(copy, lines));
    ports.onPutBack();
  }
  return next === null ? ok(null) : await askForOwn(ports, asking, next);
}

function settledOf(all: readonly JournalLine[], left: readonly JournalLine[]): ReadonlySet<string> {
  const isLeft = new Set(left.map(({ id }) => id));
  return new Set(all.map(({ id }) => id).filter((id) => !isLeft.has(id)));
}
