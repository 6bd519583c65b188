import type { SnapshotPart, SnapshotToken } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { PageOutcome } from './apply-page.ts';
import { applyPart, readPart } from './apply-part.ts';
import type { DeskCopy, OpenCopy } from './desk-copy.ts';
import type { HubLink } from './hub-link.ts';
import { takeBreath } from './take-breath.ts';

export interface SnapshotPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly nowMs: () => number;
  /** How many records came by now, and how many there are about; 0 where nobody knows. */
  readonly onReceived: (received: number, expected: number) => void;
}

/** How far it is, is said no more often. */
const COUNT_EVERY_MS = 500;
/**
 * Windows ask for what they show anew no more often than after this share of the time so far, and from a limit on as often
 * as that: their answers take time from what comes in, and what they show at their top came first.
 */
const ASK_AFTER_SHARE = 0.2;
const ASK_AT_LEAST_EVERY_MS = 3_000;
/** A part is several hundred kilobytes, which a slow line takes its time for. */
const PART_WITHIN_MS = 120_000;

/** People's portals and helpers hold little and go by the feed; consoles hold the desk. */
export function beginsBySnapshot({ keep }: Pick<DeskCopy, 'keep'>): boolean {
  return keep.get('session')?.principal.kind === 'agent';
}

/**
 * Receives the desk in parts, from where the last one that was stored ends. While one is being stored the next is here or
 * on its way, and the one after it is asked for as soon as that has come; no more than that, so who stores slowly is sent
 * slowly.
 */
export async function takeSnapshot(ports: SnapshotPorts, token: string, signal: AbortSignal): Promise<Result<null>> {
  const teller = createTeller(ports);
  try {
    for await (const answered of partsFrom(ports, ports.copy.keep.get('snapshot')?.next ?? null, { token, signal })) {
      if (!answered.ok) return answered;
      if ((await take(ports, answered.value, token, signal)) === 'not-ours') return refuse({ code: 'feed.not-ours' });
      teller.hasCome(answered.value);
    }
    return ok(null);
  } finally {
    teller.tell();
  }
}

/** Tells windows of what has come, for many parts at once: how far it is, and that there is more to show. */
function createTeller({ copy, nowMs, onReceived }: SnapshotPorts) {
  const begunAtMs = nowMs();
  const unshown = new Set<string>();
  let last: SnapshotPart | null = null;
  let [countedAtMs, shownAtMs] = [0, 0];

  function count(): void {
    countedAtMs = nowMs();
    if (last !== null) onReceived(last.sent, last.total);
  }

  function show(): void {
    shownAtMs = nowMs();
    if (unshown.size > 0) copy.storage.tellOfMuch(unshown);
    unshown.clear();
  }

  return {
    tell: () => {
      count();
      show();
    },
    hasCome: (part: SnapshotPart) => {
      last = part;
      for (const { record } of part.rows) unshown.add(record);
      if (nowMs() - countedAtMs < COUNT_EVERY_MS) return;
      count();
      const waitMs = Math.min((nowMs() - begunAtMs) * ASK_AFTER_SHARE, ASK_AT_LEAST_EVERY_MS);
      if (nowMs() - shownAtMs >= waitMs) show();
    },
  };
}

type Answered = Result<SnapshotPart>;

async function* partsFrom(
  { copy, hub }: SnapshotPorts,
  begin: SnapshotToken | null,
  asker: { readonly token: string; readonly signal: AbortSignal },
): AsyncGenerator<Answered> {
  const ask = (after: SnapshotToken | null): Promise<Answered> =>
    hub.ask(
      'sync.snapshot',
      { protocol: SYNC_PROTOCOL_VERSION, after, historyDays: copy.keep.get('historyDays') },
      { ...asker, timeoutMs: PART_WITHIN_MS },
    );
  function askAfter(before: Promise<Answered | null>): Promise<Answered | null> {
    const asked = before.then((answered) =>
      answered?.ok === true && answered.value.next !== null ? ask(answered.value.next) : null,
    );
    // A failure is heard of when its turn comes; until then, or when nobody wants it any more, it is nobody's.
    asked.catch(() => null);
    return asked;
  }
  let current: Promise<Answered | null> = ask(begin);
  let following = askAfter(current);
  for (;;) {
    const answered = await current;
    if (answered === null) return;
    current = following;
    following = askAfter(current);
    yield answered;
  }
}

async function take(
  ports: SnapshotPorts,
  part: SnapshotPart,
  token: string,
  signal: AbortSignal,
): Promise<PageOutcome> {
  const { copy, change } = ports;
  const records = await readPart(part, takeBreath);
  return change(async () => {
    // Signed out, or in as somebody else, while the part was on its way.
    if (signal.aborted || copy.keep.get('session')?.token !== token) return 'not-ours';
    return applyPart(copy, part, records, takeBreath);
  });
}
