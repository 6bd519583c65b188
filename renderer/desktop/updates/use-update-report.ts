import type { UpdateReport } from '#contracts/update-state.ts';
import { useEffect, useState } from 'react';
import type { Desktop } from '../desktop.ts';

/** What the app says about its updates, now and as it changes; `null` until it has said it once. */
export function useUpdateReport(desktop: Pick<Desktop, 'ask' | 'hear'>): UpdateReport | null {
  const [report, setReport] = useState<UpdateReport | null>(null);
  useEffect(() => {
    const stop = desktop.hear('update.changed', setReport);
    // What was heard meanwhile is newer than the answer.
    void desktop.ask('update.read', {}).then((first) => setReport((heard) => heard ?? first));
    return stop;
  }, [desktop]);
  return report;
}
