import type { UpdateState } from '#contracts/update-state.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { RefusedUpdate } from './signed-provider.ts';
import type { UpdateBoard } from './update-board.ts';
import type { UpdateMemory } from './update-memory.ts';
import { choiceFor } from './update-rules.ts';
import type { FoundUpdate, UpdateEngine } from './updater-engine.ts';

export interface CheckPorts {
  readonly engine: UpdateEngine;
  readonly memory: UpdateMemory;
  readonly board: UpdateBoard;
  readonly nowMs: () => number;
  readonly reportFault: (what: string, error: unknown) => void;
}

/** Looks once, and downloads what it finds. The board says how it went; what should have worked is reported besides. */
export async function checkForUpdate(ports: CheckPorts): Promise<void> {
  const { board, nowMs, reportFault } = ports;
  const before = board.report().update;
  // What lies ready stays on the screen while we ask whether there is something newer.
  if (before.state !== 'ready') board.show({ state: 'checking' });
  try {
    await fetchNewest(ports, before);
  } catch (error) {
    const code = error instanceof RefusedUpdate ? error.code : 'update.fault';
    const reached = board.report().update;
    if (code === 'update.fault') reportFault('looking for updates broke off', error);
    if (code === 'update.unreachable' && reached.state === 'ready') return;
    const isOnOffer = reached.state === 'available' || reached.state === 'downloading';
    if (code === 'update.unreachable' && isOnOffer) return board.show(availableAgain(reached));
    board.show({ state: 'refused', code, atMs: epochMs.parse(nowMs()) });
  }
}

async function fetchNewest({ board, engine, memory, nowMs }: CheckPorts, before: UpdateState): Promise<void> {
  const found = await engine.look();
  if (found === null) return board.show({ state: 'idle', checkedAtMs: epochMs.parse(nowMs()) });
  const isThere = before.state === 'ready' && before.version === found.version;
  // What somebody decided in this run stays; a reminder may have fallen due.
  if (isThere && before.choice === 'at-quit') return;
  if (!isThere) {
    board.show({ state: 'available', ...found });
    await engine.download((percent) => board.show({ state: 'downloading', ...found, percent }));
  }
  const { remind } = await memory.read();
  const choice = choiceFor(found.version, remind, nowMs());
  board.show({ state: 'ready', ...found, choice, canWaitForQuit: engine.canWaitForQuit });
}

/** The line broke: the next check goes on. */
function availableAgain({ version, notes, sizeBytes }: FoundUpdate): UpdateState {
  return { state: 'available', version, notes, sizeBytes };
}
