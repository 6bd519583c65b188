import type { UpdateAnswer, UpdateAnswered, UpdateHold, UpdateState } from '#contracts/update-state.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { UpdateBoard } from './update-board.ts';
import type { UpdateMemory } from './update-memory.ts';
import { REMIND_AFTER_MS } from './update-rules.ts';

type ReadyUpdate = Extract<UpdateState, { state: 'ready' }>;

export interface AnswerPorts {
  readonly memory: UpdateMemory;
  readonly board: UpdateBoard;
  readonly heldBy: () => UpdateHold | null;
  /** Begins to end the app, or to install at once where the system wants it so. */
  readonly installNow: () => void;
  readonly nowMs: () => number;
}

/** Takes what somebody said about an update that lies ready. */
export async function answerUpdate(answer: UpdateAnswer, ports: AnswerPorts): Promise<UpdateAnswered> {
  const { update } = ports.board.report();
  if (update.state !== 'ready') return { held: 'nothing-ready' };
  switch (answer) {
    case 'tomorrow':
      return await remindTomorrow(update, ports);
    case 'at-quit':
      if (!update.canWaitForQuit) return { held: 'nothing-ready' };
      await agree(update, ports);
      ports.board.show({ ...update, choice: 'at-quit' });
      return { held: null };
    case 'now': {
      const held = ports.heldBy();
      if (held !== null) return { held };
      await agree(update, ports);
      ports.installNow();
      return { held: null };
    }
    default:
      return assertNever(answer);
  }
}

async function remindTomorrow(update: ReadyUpdate, { board, memory, nowMs }: AnswerPorts): Promise<UpdateAnswered> {
  const remind = { version: update.version, atMs: nowMs() + REMIND_AFTER_MS };
  await memory.change((before) => ({ ...before, remind, agreed: null }));
  board.show({ ...update, choice: 'tomorrow' });
  return { held: null };
}

/** Remembered, so that the next start can say what is new, or that it was not installed after all. */
async function agree({ version, notes }: ReadyUpdate, { memory }: AnswerPorts): Promise<void> {
  await memory.change((before) => ({ ...before, remind: null, agreed: { version, notes } }));
}
