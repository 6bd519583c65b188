import type { UpdateReport, UpdateState } from '#contracts/update-state.ts';

/** Holds the report that windows show, and tells them when it changes. */
export interface UpdateBoard {
  readonly report: () => UpdateReport;
  readonly show: (update: UpdateState) => void;
  readonly showNews: (news: UpdateReport['news']) => void;
  /** Calls `listener` with every report from now on; returns the way to stop. */
  readonly watch: (listener: (report: UpdateReport) => void) => () => void;
}

export function createUpdateBoard(runningVersion: string, update: UpdateState): UpdateBoard {
  const listeners = new Set<(report: UpdateReport) => void>();
  let current: UpdateReport = { runningVersion, update, news: null };
  const change = (changed: Partial<UpdateReport>) => {
    current = { ...current, ...changed };
    for (const listener of listeners) listener(current);
  };
  return {
    report: () => current,
    show: (update) => change({ update }),
    showNews: (news) => change({ news }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
