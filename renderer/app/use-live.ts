import { useEffect, useState } from 'react';
import type { Observable } from 'rxjs';
import { Fault } from '#contracts/fault.ts';

/**
 * The latest value of `source`, or `undefined` before the first. Pass a stable observable: build it in `useMemo`.
 * When another source is passed, the last value stands until the new source speaks.
 */
export function useLive<Value>(source: Observable<Value>): Value | undefined {
  const [value, setValue] = useState<Value>();
  const [cause, setCause] = useState<unknown>();
  useEffect(() => {
    const subscription = source.subscribe({ next: (latest) => setValue(() => latest), error: setCause });
    return () => subscription.unsubscribe();
  }, [source]);
  // Thrown while rendering, so that the border around the screen catches it.
  if (cause !== undefined) throw new Fault('console.query-failed', 'A live query ended with an error.', { cause });
  return value;
}
