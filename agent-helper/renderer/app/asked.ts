import type { Refusal } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { catchError, defer, map, of } from 'rxjs';
import { refusalOf } from '../look/refusals.ts';

/** What came of asking: a value, or why there is none. */
export type Asked<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed'; readonly refusal: Refusal };

/** Asks when it is subscribed to; what should have worked and did not is a value too, to be shown in its place. */
export function asked<Value>(ask: () => Promise<Value>): Observable<Asked<Value>> {
  return defer(ask).pipe(
    map((value): Asked<Value> => ({ kind: 'answered', value })),
    catchError((error: unknown) => of({ kind: 'failed' as const, refusal: refusalOf(error) })),
  );
}
