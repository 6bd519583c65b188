import type { HubRestored } from '#contracts/desk-port.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { DeskCopy } from './desk-copy.ts';

type Kept = Pick<DeskCopy, 'keep'>;
type Handed = Pick<HubRestored, 'taken' | 'again' | 'files' | 'left'>;

/** The hub was restored: from here on people are told so. Interrupted and begun again, it goes on counting. */
export async function noteRestored({ keep }: Kept, backupAtMs: EpochMs): Promise<void> {
  const before = keep.get('restored');
  if (before?.backupAtMs === backupAtMs && before.step === 'handing-in') return;
  await keep.set({ restored: { backupAtMs, step: 'handing-in', taken: 0, again: 0, files: 0, left: 0 } });
}

export async function noteTaken({ keep }: Kept, lines: number): Promise<void> {
  const restored = keep.get('restored');
  if (restored !== null && lines > 0) await keep.set({ restored: { ...restored, taken: restored.taken + lines } });
}

/** All is handed in; what follows is to receive the desk as the hub has it now. */
export async function noteHandedIn({ keep }: Kept, handed: Omit<Handed, 'taken'>): Promise<void> {
  const restored = keep.get('restored');
  if (restored !== null) await keep.set({ restored: { ...restored, ...handed, step: 'receiving' } });
}

/**
 * Nothing is left to tell once the desk is here whole again and the hub has decided what waits: what it refused is shown
 * to its author by itself. But for what others did and nobody could bring back from here.
 */
export async function noteReconciled({ keep, outbox }: Pick<DeskCopy, 'keep' | 'outbox'>): Promise<void> {
  const restored = keep.get('restored');
  if (restored?.step !== 'receiving' || !keep.get('isWhole')) return;
  if (outbox.all().some(({ state }) => state === 'waiting')) return;
  await keep.set({ restored: restored.left === 0 ? null : { ...restored, step: 'done' } });
}
