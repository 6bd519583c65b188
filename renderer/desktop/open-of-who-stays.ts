import { Fault } from '#contracts/fault.ts';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';

/** The data service has ended without being told to. */
export interface ServiceEnd {
  readonly willReturn: boolean;
}

/**
 * Opens something of the data service, again when that ends meanwhile and comes back: a window notices an end before the main
 * process does, and then asks for a port to a process that is just ending, where nobody answers.
 *
 * @param ends$ Each end, when the main process tells of it.
 * @param open Gives up when its signal aborts. Rejects with `service.gone` when its port breaks.
 */
export async function openOfWhoStays<Opened>(
  ends$: Observable<ServiceEnd>,
  open: (signal: AbortSignal) => Promise<Opened>,
): Promise<Opened> {
  for (;;) {
    const given = new AbortController();
    const end = firstValueFrom(ends$);
    // An end that nobody waited for is no failure.
    end.catch(() => null);
    const opened = open(given.signal).then((value) => ({ value }));
    const first = await Promise.race([opened, end]).catch((error: unknown) => {
      if (!isGone(error)) throw error;
      return end;
    });
    if ('value' in first) return first.value;
    opened.catch(() => null);
    const gone = new Fault('service.gone', 'The data service ended before the desk was open.');
    given.abort(gone);
    if (!first.willReturn) throw gone;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Fault && error.code === 'service.gone';
}
