import type { RxCollection } from 'rxdb';
import { filter } from 'rxjs';

/**
 * Lets queries of a collection ask the service anew when it says that much has changed, without saying what: an event
 * without rows, as while the desk is received for the first time. RxDB works results out from rows in events wherever it
 * can, and would take none for no change.
 *
 * To be called before anybody queries: RxDB hears its listeners in the order in which they came.
 */
export function askAnewWhenMuchChanged(collection: RxCollection): void {
  collection.eventBulks$.pipe(filter(({ events }) => events.length === 0)).subscribe(() => {
    // What RxDB sets on a query that was never run; it has no other word for it.
    for (const query of collection._queryCache._map.values()) query._latestChangeEvent = -1;
  });
}
