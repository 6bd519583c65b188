import { viewIn } from '#contracts/feed-view.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { HistoryDays } from '#domain/kernel/history.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Bell } from './bell.ts';
import { createBell } from './bell.ts';
import type { CheckPorts } from './check-replica.ts';
import { checkReplica } from './check-replica.ts';
import type { StatusBoard } from './desk-status.ts';
import type { Line } from './fill-replica.ts';
import { fillHistory, widen } from './fill-replica.ts';
import { letGoOfOld } from './let-go-of-old.ts';
import { hubNowMs } from './session-rules.ts';
import type { UnplacedPorts } from './unplaced-lines.ts';
import { settleUnplaced } from './unplaced-lines.ts';
import { dropStaleVisits } from './visits.ts';
import { isPurgeDue, purgeForgotten } from './purge-forgotten.ts';

export interface TendingPorts extends CheckPorts, Pick<UnplacedPorts, 'onPutBack'> {
  readonly token: () => string | null;
  readonly status: Pick<StatusBoard, 'now' | 'tell'>;
  readonly nowMs: () => number;
  /** Something that should have worked did not; tending goes on. */
  readonly reportFault: (error: unknown) => void;
  /** Rows were not as the hub has them, and have been put right. */
  readonly onHealed: (rows: number) => void;
}

export interface Tending {
  /** Tends the replica whenever there is a reason to, until stopped. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** There may be something to do: the hub is there again, rows left, another history was chosen, time has passed. */
  readonly look: () => void;
  /** Compares everything with the hub as soon as it is there. */
  readonly checkAll: () => void;
}

const DAY_MS = 24 * 3_600_000;
/** Settled work that has been looked through and stays is looked through again so much later, or when the wish changes. */
const LOOK_THROUGH_EVERY_MS = 3_600_000;
/** With every contact and this often after it, what could not be brought back after a restore is asked for. */
const UNPLACED_EVERY_MS = 10 * 60_000;
/** With every contact so much is compared, going on where the last one ended; small desks are compared whole. */
const STRETCHES_PER_CONTACT = 12;
/** And so much more once a day: a quarter of a million rows, so that a large desk is compared whole in some days. */
const STRETCHES_PER_DAY = 250;

/** Looks after what this device holds, beside the feed: nobody waits for any of it. */
export function createTending(ports: TendingPorts): Tending {
  const bell: Bell = createBell();
  /** Whether this contact was checked already, and whether all of it is wanted. */
  const wish: Wish = { isContactNew: true, isAllWanted: false, unplacedAtMs: null };
  const seen: SeenThrough = { last: null };

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await bell.heard(signal);
      if (signal.aborted) return;
      try {
        await letGo(ports, seen, signal);
        if (ports.status.now().link === 'online') await meetHub(ports, wish, { token: ports.token(), signal });
        else Object.assign(wish, { isContactNew: true, unplacedAtMs: null });
      } catch (error) {
        if (!signal.aborted) ports.reportFault(error);
      }
      ports.status.tell({ fetchingOlder: null });
    }
  }

  return {
    run,
    look: () => bell.ring(),
    checkAll: () => {
      wish.isAllWanted = true;
      bell.ring();
    },
  };
}

/** By what the settled work was looked through last. */
interface SeenThrough {
  last: { readonly historyDays: HistoryDays; readonly visits: object; readonly atMs: number } | null;
}

/** What needs no hub: less history than before, and what has grown too old. */
async function letGo(ports: TendingPorts, seen: SeenThrough, signal: AbortSignal): Promise<void> {
  const { copy, change } = ports;
  if (copy.keep.get('session') === null || copy.keep.get('cursor') === null) return;
  const wanted = copy.keep.get('historyDays');
  if (isLess(wanted, heldHistory(copy))) await change((held) => widen(held, { historyDays: wanted }));
  // Before anybody is told that it is gone: not in the files, not in their logs.
  if (isPurgeDue(copy)) await change(purgeForgotten);
  const atMs = hubNowMs(copy.keep, ports.nowMs());
  await change((held) => dropStaleVisits(held, atMs));
  const by = { historyDays: copy.keep.get('historyDays'), visits: copy.keep.get('visits'), atMs };
  if (!isToBeSeen(by, seen)) return;
  await letGoOfOld(ports, atMs, signal);
  if (!signal.aborted) seen.last = by;
}

function isToBeSeen(by: NonNullable<SeenThrough['last']>, { last }: SeenThrough): boolean {
  if (last === null || by.historyDays !== last.historyDays || by.visits !== last.visits) return true;
  return Math.abs(by.atMs - last.atMs) >= LOOK_THROUGH_EVERY_MS;
}

interface Wish {
  isContactNew: boolean;
  isAllWanted: boolean;
  /** When it was last asked for what could not be brought back; `null` when this contact has not asked. */
  unplacedAtMs: number | null;
}

async function meetHub(ports: TendingPorts, wish: Wish, line: Line): Promise<void> {
  const { copy, status } = ports;
  // A hub that is away, or says no, is asked again with the next contact.
  if (!(await sendReceipt(ports, line)).ok) return;
  if (isLess(heldHistory(copy), copy.keep.get('historyDays'))) {
    const filling = fillHistory({ ...ports, onLeft: (fetchingOlder) => status.tell({ fetchingOlder }) }, line);
    if (!(await filling).ok) return;
  }
  if (!copy.keep.get('isWhole')) return;
  if (copy.keep.get('begunAtMs') === null) {
    const begunAtMs = epochMs.parse(hubNowMs(copy.keep, ports.nowMs()));
    await ports.change(({ keep }) => keep.set({ begunAtMs }));
  }
  if (ports.nowMs() - (wish.unplacedAtMs ?? -Infinity) >= UNPLACED_EVERY_MS) {
    if (line.token === null || !(await settleUnplaced(ports, { ...line, token: line.token })).ok) return;
    wish.unplacedAtMs = ports.nowMs();
  }
  const { dailyAtMs } = copy.keep.get('check');
  const isDue = hubNowMs(copy.keep, ports.nowMs()) - (dailyAtMs ?? 0) >= DAY_MS;
  if (!isDue && !wish.isAllWanted && !wish.isContactNew) return;
  const ofDay = isDue ? STRETCHES_PER_DAY : STRETCHES_PER_CONTACT;
  const checked = await check(ports, { most: wish.isAllWanted ? Infinity : ofDay, isDaily: isDue }, line);
  if (checked.ok) Object.assign(wish, { isContactNew: false, isAllWanted: false });
}

/** Tells the hub what is gone from this device (PERM-1). */
async function sendReceipt({ copy, change, hub, nowMs }: TendingPorts, line: Line): Promise<Result<null>> {
  const forgotten = copy.keep.get('forgotten');
  if (forgotten === null) return ok(null);
  const forgottenAtMs = epochMs.parse(hubNowMs(copy.keep, nowMs()));
  const kept = await hub.ask('replica.receipt', { ...forgotten, forgottenAtMs }, line);
  if (!kept.ok) return kept;
  await change(async ({ keep }) => {
    // More may have gone while this was told.
    const present = keep.get('forgotten');
    const records = (present?.records ?? 0) - forgotten.records;
    await keep.set({ forgotten: present === null || records <= 0 ? null : { ...present, records } });
  });
  return ok(null);
}

interface Extent {
  /** At most so many stretches; `Infinity` for all, from the beginning. */
  readonly most: number;
  readonly isDaily: boolean;
}

async function check(ports: TendingPorts, { most, isDaily }: Extent, line: Line): Promise<Result<null>> {
  const { copy, change, nowMs } = ports;
  const from = most === Infinity ? null : copy.keep.get('check').next;
  const checked = await checkReplica(ports, from, most, line);
  if (!checked.ok) return checked;
  const { next, healed } = checked.value;
  await change(async ({ keep }) => {
    const before = keep.get('check');
    const now = epochMs.parse(hubNowMs(keep, nowMs()));
    await keep.set({
      check: {
        next,
        // Stretch after stretch, over as many contacts as it took: at the end everything was compared.
        wholeAtMs: next === null ? now : before.wholeAtMs,
        dailyAtMs: isDaily || next === null ? now : before.dailyAtMs,
        healed: before.healed + healed,
      },
    });
  });
  if (healed > 0) ports.onHealed(healed);
  return ok(null);
}

function heldHistory({ keep }: TendingPorts['copy']): HistoryDays {
  return viewIn(keep.get('cursor')?.scopes ?? '').historyDays;
}

function isLess(one: HistoryDays, other: HistoryDays): boolean {
  if (one === null) return false;
  return other === null || one < other;
}
