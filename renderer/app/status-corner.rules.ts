import type { DeskStatus } from '#contracts/desk-port.ts';
import type { TFunction } from 'i18next';

export interface StatusLine {
  /** What the mark looks like; the words say the same. */
  readonly mark: 'fine' | 'offline' | 'busy' | 'attention';
  /** At most three, shown one after the other: "Offline", "3 not yet synced", "1 refused". */
  readonly parts: readonly string[];
}

/** The quiet line in the corner: how the desk stands to the hub, and what has not reached it. */
export function statusLineOf(status: DeskStatus, t: TFunction): StatusLine {
  const { link, waiting, refused, problem, mishap, restored } = status;
  const queued = [
    waiting > 0 ? t('status.waiting', { count: waiting }) : '',
    refused > 0 ? t('status.refused', { count: refused }) : '',
  ].filter((part) => part !== '');
  if (problem !== null) return { mark: 'attention', parts: [t(problemKey(problem)), ...queued] };
  if (mishap !== undefined) return { mark: 'attention', parts: [t('status.mishap'), ...queued] };
  if (link === 'offline')
    return { mark: refused > 0 ? 'attention' : 'offline', parts: [t('status.offline'), ...queued] };
  if (restored !== undefined) {
    return { mark: restored.step === 'done' ? 'attention' : 'busy', parts: [t('status.restored'), ...queued] };
  }
  if (refused > 0) return { mark: 'attention', parts: queued };
  if (link === 'catching-up') return { mark: 'busy', parts: [t('status.catchingUp'), ...queued] };
  if (waiting > 0) return { mark: 'busy', parts: queued };
  return { mark: 'fine', parts: [t('status.upToDate')] };
}

const problemKeys = {
  storage: 'problem.storage',
  protocol: 'problem.protocol',
  feed: 'problem.protocol',
  session: 'problem.session',
  hub: 'problem.busy',
  request: 'problem.busy',
} as const;

/** By the first word of its code; what nobody has words for broke in the data service. */
function problemKey(
  problem: string,
): (typeof problemKeys)[keyof typeof problemKeys] | 'problem.service' | 'problem.full' {
  if (problem === 'storage.full') return 'problem.full';
  const [area] = problem.split('.');
  const known = Object.entries(problemKeys).find(([name]) => name === area);
  return known?.[1] ?? 'problem.service';
}
