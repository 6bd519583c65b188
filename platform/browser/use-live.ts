import { Fault } from '#contracts/fault.ts';
import { useEffect, useState } from 'react';
import type { Observable } from 'rxjs';

/**
 * The latest value of `source`, or `undefined` before the first. Pass a stable observable: build it in `useMemo`.
 * When another source is passed, the last value stands until the new source speaks.
 *
 * Throws a `Fault` while rendering when the source ends with an error: the source's own, or `live.watch-failed`.
 */
export function useLive<Value>(source: Observable<Value>): Value | undefined {
  const [value, setValue] = useState<Value>();
  const [cause, setCause] = useState<unknown>();
  useEffect(() => {
    const subscription = source.subscribe({ next: (latest) => setValue(() => latest), error: setCause });
    return () => subscription.unsubscribe();
  }, [source]);
  // Thrown while rendering, so that the border around the screen catches it.
  if (cause !== undefined) throw cause instanceof Fault ? cause : unexpected(cause);
  return value;
}

function unexpected(cause: unknown): Fault {
  return new Fault('live.watch-failed', 'What the page was watching ended with an error.', { cause });
}
