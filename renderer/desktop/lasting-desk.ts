import type { RxCollection } from 'rxdb';
import type { Observable } from 'rxjs';
import { BehaviorSubject, catchError, combineLatest, defer, EMPTY, filter, map, switchMap, throwError } from 'rxjs';
import type { Desk, DeskCollections } from '../desk/desk.ts';

/** What is asked of the data service and answered once; a desk that came back answers as the one before. */
const acts = {
  signIn: true,
  signOut: true,
  issue: true,
  addFile: true,
  readFile: true,
  forgetFile: true,
  takeTicketNumber: true,
  dismissRefused: true,
  reapplyRefused: true,
  askHub: true,
  completeSetUp: true,
} satisfies Record<ActName, true>;
type ActName = Exclude<keyof Desk, 'collections' | 'status$' | 'files$' | 'nowMs' | 'newId' | 'leave'>;

/**
 * A desk that outlives the process behind it: when the data service ends, it is opened anew over another port. What is
 * watched goes on with the state of the desk as it is then, and shows until then what it showed; what is asked
 * meanwhile waits. Only what was under way when the service ended is answered with `service.gone`.
 *
 * @param open Opens the desk over a port of its own. Called again for every end of the service; when that fails, the
 *   desk stays as it is and says so by the problem `service.gone`.
 */
export async function openLastingDesk(open: () => Promise<Desk>): Promise<Desk> {
  const present$ = new BehaviorSubject(await open());
  const isGivenUp$ = new BehaviorSubject(false);
  const gone = new WeakSet<Desk>();
  let present = Promise.resolve(present$.value);

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
  function lasting<Value>(watch: (desk: Desk) => Observable<Value>): Observable<Value> {
    return present$.pipe(
      switchMap((desk) =>
        defer(() => watch(desk)).pipe(
          catchError((error: unknown) => (gone.has(desk) ? EMPTY : throwError(() => error))),
        ),
      ),
    );
  }

  const names = Object.keys(present$.value.collections) as (keyof DeskCollections)[];
  const collections = Object.fromEntries(
    names.map((name) => [name, lastingCollection(name, lasting, async () => (await present).collections[name])]),
  );
  return {
    ...lastingActs(() => present),
    // Windows read by `find`, `findOne`, `findByIds` and `count` alone; these are there.
    collections: collections as unknown as DeskCollections,
    status$: combineLatest([lasting(({ status$ }) => status$), isGivenUp$]).pipe(
      map(([status, isGivenUp]) => (isGone(status) && !isGivenUp ? { ...status, problem: null } : status)),
    ),
    files$: lasting(({ files$ }) => files$),
    nowMs: () => present$.value.nowMs(),
    newId: present$.value.newId,
    leave: async () => {
      watching.unsubscribe();
      await (await present).leave();
    },
  };
}

function isGone({ problem }: { readonly problem: string | null }): boolean {
  return problem === 'service.gone';
}

function lastingActs(present: () => Promise<Desk>): Pick<Desk, ActName> {
  const forwarded = Object.keys(acts).map((name) => [
    name,
    async (...input: readonly unknown[]) => {
      // An act of one name takes what it takes; here it is only passed on.
      const desk = (await present()) as unknown as Readonly<Record<string, (...input: readonly unknown[]) => unknown>>;
      return desk[name]?.(...input);
    },
  ]);
  return Object.fromEntries(forwarded) as Pick<Desk, ActName>;
}

type Reading = 'find' | 'findOne' | 'findByIds' | 'count';
type Query = ReturnType<RxCollection['find']>;

function lastingCollection(
  name: keyof DeskCollections,
  lasting: <Value>(watch: (desk: Desk) => Observable<Value>) => Observable<Value>,
  present: () => Promise<object>,
) {
  const ask =
    (reading: Reading) =>
    (...asked: readonly unknown[]) => {
      // Collections differ in their rows alone, and these pass through.
      const query = (collection: object) =>
        (collection as Readonly<Record<Reading, (...asked: readonly unknown[]) => Query>>)[reading](...asked);
      return {
        $: lasting<unknown>((desk) => query(desk.collections[name]).$),
        exec: async (...how: []) => query(await present()).exec(...how),
      };
    };
  return { find: ask('find'), findOne: ask('findOne'), findByIds: ask('findByIds'), count: ask('count') };
}
