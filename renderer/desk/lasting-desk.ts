import { Fault } from '#contracts/fault.ts';
import type { TicketPresence } from '#contracts/presence.ts';
import type { RxCollection } from 'rxdb';
import type { Observable } from 'rxjs';
import {
  BehaviorSubject,
  catchError,
  combineLatest,
  defer,
  EMPTY,
  filter,
  firstValueFrom,
  map,
  merge,
  of,
  switchMap,
  throwError,
  timer,
} from 'rxjs';
import type { Desk, DeskCollections } from './desk.ts';
import { actsAgain } from './acts-again.ts';

/**
 * A desk that outlives the process behind it: when the data service ends, it is opened anew over another port. What is
 * watched goes on with the state of the desk as it is then, and shows until then what it showed; what is asked
 * meanwhile waits. What was under way when the service ended is asked again where that is safe (`acts-again.ts`), and
 * else answered with `service.gone`.
 *
 * @param open Opens the desk over a port of its own. Called again for every end of the service; when that fails, the
 *   desk stays as it is and says so by the problem `service.gone`.
 */
export async function openLastingDesk(open: () => Promise<Desk>): Promise<Desk> {
  const first = await open();
  const { present, presently, lasting, isGivenUp$, stop } = keepDesk(first, open);

  /** Reads something once, of the desk that comes back when the one that was asked ends. */
  function read<Value>(ask: (desk: Desk) => Promise<Value>): Promise<Value> {
    const givenUp$ = isGivenUp$.pipe(
      filter(Boolean),
      switchMap(() => throwError(() => new Fault('service.gone', 'The data service does not come back.'))),
    );
    const answer$ = lasting((desk) => defer(() => ask(desk)));
    return firstValueFrom(merge(answer$, givenUp$));
  }

  const open$ = new BehaviorSubject<readonly TicketPresence[]>([]);
  // The next service knows nothing yet of what this window has open.
  const telling = lasting((desk) => of(desk)).subscribe((desk) => desk.showPresence(open$.value));

  const names = Object.keys(first.collections) as (keyof DeskCollections)[];
  const collections = Object.fromEntries(names.map((name) => [name, lastingCollection(name, lasting, read)]));
  return {
    ...actsAgain(present),
    // Windows read by `find`, `findOne`, `findByIds` and `count` alone, and hear of changes; these are there.
    collections: collections as unknown as DeskCollections,
    status$: combineLatest([lasting(({ status$ }) => status$), isGivenUp$]).pipe(
      map(([status, isGivenUp]) => (isGone(status) && !isGivenUp ? { ...status, problem: null } : status)),
    ),
    files$: lasting(({ files$ }) => files$),
    drafts$: lasting(({ drafts$ }) => drafts$),
    presence$: lasting(({ presence$ }) => presence$),
    showPresence: (tickets) => {
      open$.next(tickets);
      presently().showPresence(tickets);
    },
    attendSession: (session) => presently().attendSession(session),
    nowMs: () => presently().nowMs(),
    newId: first.newId,
    leave: async () => {
      telling.unsubscribe();
      stop();
      await (await present()).leave();
    },
  };
}

type Lasting = <Value>(watch: (desk: Desk) => Observable<Value>) => Observable<Value>;

/** Keeps a desk open, one after the other. */
function keepDesk(first: Desk, open: () => Promise<Desk>) {
  const present$ = new BehaviorSubject(first);
  const isGivenUp$ = new BehaviorSubject(false);
  const gone = new WeakSet<Desk>();
  let present = Promise.resolve(first);

  async function reopen(ended: Desk): Promise<Desk> {
    // Frees what RxDB counts; there is nobody left to hear of it.
    ended.leave().catch(() => null);
    try {
      present$.next(await open());
    } catch {
      isGivenUp$.next(true);
    }
    return present$.value;
  }

  const ends = present$.pipe(
    switchMap((desk) =>
      desk.status$.pipe(
        filter(isGone),
        map(() => desk),
      ),
    ),
  );
  const watching = ends.subscribe((ended) => {
    if (gone.has(ended)) return;
    gone.add(ended);
    present = reopen(ended);
  });

  /** Watches something of whichever desk is there; that the one behind it ended is no end. */
  const lasting: Lasting = (watch) =>
    present$.pipe(
      switchMap((desk) =>
        defer(() => watch(desk)).pipe(
          catchError((error: unknown) => {
            const isWaitedFor = isDamage(error) && !gone.has(desk);
            return (isWaitedFor ? timer(MENDED_WITHIN_MS) : of(0)).pipe(
              switchMap(() => (gone.has(desk) ? EMPTY : throwError(() => error))),
            );
          }),
        ),
      ),
    );

  return {
    /** Waits for the next while there is none; resolves to the last when none comes any more. */
    present: () => present,
    presently: () => present$.value,
    lasting,
    isGivenUp$,
    stop: () => watching.unsubscribe(),
  };
}

/** A service that finds its file damaged ends by itself, and the next has mended it. Where none comes, people reload. */
const MENDED_WITHIN_MS = 10_000;

/** RxDB puts what happened on the other side into the text of an error. */
function isDamage(error: unknown): boolean {
  return String(error).includes('storage.damaged');
}

function isGone({ problem }: { readonly problem: string | null }): boolean {
  return problem === 'service.gone';
}

type Reading = 'find' | 'findOne' | 'findByIds' | 'count';
type Query = ReturnType<RxCollection['find']>;

function lastingCollection(
  name: keyof DeskCollections,
  lasting: Lasting,
  read: <Value>(ask: (desk: Desk) => Promise<Value>) => Promise<Value>,
) {
  const ask =
    (reading: Reading) =>
    (...asked: readonly unknown[]) => {
      // Collections differ in their rows alone, and these pass through.
      const query = (collection: object) =>
        (collection as Readonly<Record<Reading, (...asked: readonly unknown[]) => Query>>)[reading](...asked);
      return {
        $: lasting<unknown>((desk) => query(desk.collections[name]).$),
        exec: (...how: []) => read((desk) => query(desk.collections[name]).exec(...how)),
      };
    };
  const eventBulks$ = lasting<unknown>((desk) => desk.collections[name].eventBulks$);
  return { eventBulks$, find: ask('find'), findOne: ask('findOne'), findByIds: ask('findByIds'), count: ask('count') };
}
