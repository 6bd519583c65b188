import type { DeskDraft, DeskFile, DeskStatus, ServiceToWindow, WindowToService } from '#contracts/desk-port.ts';
import type { DevicePresence } from '#contracts/presence.ts';
import { Fault } from '#contracts/fault.ts';
import type { HubOutput } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import { rxSchemaOf, windowCollections } from '#platform/any/data-service/rx-schema.ts';
import type { WindowPort } from '#platform/any/data-service/serve-window.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { createRxDatabase, randomToken } from 'rxdb/plugins/core';
import type { MessageFromRemote } from 'rxdb/plugins/storage-remote';
import { BehaviorSubject, filter, firstValueFrom, map, Observable, share, tap } from 'rxjs';
import { askAnewWhenMuchChanged } from './ask-anew.ts';
import { askService } from './ask-service.ts';
import type { Desk, DeskCollections } from './desk.ts';
import { attendOverPort } from './session-end.ts';
import { windowStorage } from './window-storage.ts';

export interface OpenDeskOptions {
  /** This device's clock, in epoch milliseconds. */
  readonly nowMs: () => number;
  /** Another worker of this profile holds the desk; it is opened here when that one is gone. */
  readonly onHeldElsewhere?: () => void;
}

/**
 * Opens the desk over a port to the data service. Resolves when its collections can be read; throws a `Fault`:
 * `storage.unavailable` when the browser gives no storage for it, `folder.not-private` when others may open its folder on
 * this computer, `service.gone` when the service ends before.
 */
export async function openDesk(port: WindowPort, options: OpenDeskOptions): Promise<Desk> {
  const send = (message: WindowToService) => port.postMessage(message);
  const messages$ = messagesOf(port);
  const status$ = new BehaviorSubject<DeskStatus | null>(null);
  messages$.pipe(filter((message) => message.lane === 'status')).subscribe({
    next: ({ status }) => status$.next(status),
    // The worker was ended under us, by the browser or by a crash. What it had stored is safe; this window is not served.
    complete: () =>
      status$.value !== null && status$.next({ ...status$.value, link: 'offline', problem: 'service.gone' }),
  });
  const files$ = new BehaviorSubject<readonly DeskFile[]>([]);
  messages$.pipe(filter((message) => message.lane === 'files')).subscribe(({ files }) => files$.next(files));
  const { drafts$, presence$ } = besideRecords(messages$);
  const known$ = status$.pipe(filter((status) => status !== null));
  port.start();
  const ended = whenEnded(messages$);
  await Promise.race([firstOpenStatus(known$, options), ended]);

  // Whatever is shown first is shown with what was being written.
  await Promise.race([firstValueFrom(drafts$.pipe(filter((drafts) => drafts !== null))), ended]);

  const storage$ = messages$.pipe(
    filter((message) => message.lane === 'storage'),
    map(({ message }) => message as MessageFromRemote),
  );
  const database = await createRxDatabase<DeskCollections>({
    name: `desk-window-${randomToken(10)}`,
    storage: windowStorage(storage$, (message) => send({ lane: 'storage', message })),
    multiInstance: false,
    // Where a storage has no index for what is counted it reads the rows, in its own thread.
    allowSlowCount: true,
    // Nothing here is kept or compared between devices; the real digest is missing where a hub is reached without TLS.
    hashFunction: async (schema) => JSON.stringify(schema),
  });
  const schemas = windowCollections.map((shape) => [shape.name, { schema: rxSchemaOf(shape) }] as const);
  try {
    await Promise.race([database.addCollections(Object.fromEntries(schemas)), ended]);
  } catch (error) {
    await database.close();
    throw error;
  }

  for (const collection of Object.values(database.collections)) askAnewWhenMuchChanged(collection);

  async function leave(): Promise<void> {
    await database.close();
    send({ lane: 'leave' });
    port.close();
  }

  return {
    collections: database.collections,
    status$: known$,
    files$,
    drafts$: drafts$.pipe(filter((drafts) => drafts !== null)),
    presence$,
    showPresence: (tickets) => send({ lane: 'presence', tickets: [...tickets] }),
    attendSession: (session) => attendOverPort(session, send, messages$),
    nowMs: () => options.nowMs() + (status$.value?.hubOffsetMs ?? 0),
    newId: newRecordId,
    ...acts(askService(messages$, send)),
    leave,
  };
}

/** What the service says of drafts and of colleagues. Drafts are `null` before the first word. */
function besideRecords(messages$: Observable<ServiceToWindow>) {
  const drafts$ = new BehaviorSubject<ReadonlyMap<string, DeskDraft> | null>(null);
  messages$.pipe(filter((message) => message.lane === 'drafts')).subscribe(({ drafts, isWhole }) => {
    const known = new Map(isWhole ? [] : (drafts$.value ?? []));
    for (const draft of drafts) {
      if (draft.text === '' && draft.other === null) known.delete(draft.key);
      else known.set(draft.key, draft);
    }
    drafts$.next(known);
  });
  const presence$ = new BehaviorSubject<readonly DevicePresence[]>([]);
  messages$.pipe(filter((message) => message.lane === 'presence')).subscribe(({ devices }) => presence$.next(devices));
  return { drafts$, presence$ };
}

/** Never resolves; rejects when the service is gone. */
function whenEnded(messages$: Observable<ServiceToWindow>): Promise<never> {
  const ended = Promise.withResolvers<never>();
  // Once the desk is open, its status says so.
  ended.promise.catch(() => null);
  messages$.subscribe({
    complete: () => ended.reject(new Fault('service.gone', 'The data service ended before the desk was open.')),
  });
  return ended.promise;
}

async function firstOpenStatus(status$: Observable<DeskStatus>, { onHeldElsewhere }: OpenDeskOptions): Promise<void> {
  const { problem, folder = '' } = await firstValueFrom(
    status$.pipe(
      tap((status) => status.problem === 'desk.open-elsewhere' && onHeldElsewhere?.()),
      filter((status) => status.problem !== 'desk.open-elsewhere'),
    ),
  );
  if (problem === 'storage.unavailable') throw new Fault(problem, 'The storage of this browser could not be opened.');
  if (problem === 'folder.not-private')
    throw new Fault(problem, 'The folder is open to others.', { details: { folder } });
}

type Watched = 'collections' | 'status$' | 'files$' | 'drafts$' | 'presence$';
type Acts = Omit<Desk, Watched | 'showPresence' | 'attendSession' | 'nowMs' | 'newId' | 'leave'>;

function acts(ask: ReturnType<typeof askService>): Acts {
  return {
    signIn: (login, password) => outcomeOf(ask('session.open', { login, password })),
    signOut: (how) => outcomeOf(ask('session.close', how)),
    issue: (name, target, input, id = newCommandId()) =>
      outcomeOf(ask('command.issue', { id, name, target, input: plain(input) })),
    addFile: (file) => outcomeOf(ask('attachment.add', file)),
    readFile: (sha256, mostBytes) => outcomeOf(ask('attachment.read', { sha256, mostBytes })),
    forgetFile: (sha256) => outcomeOf(ask('attachment.forget', { sha256 })),
    writeDraft: (key, text, seen) => outcomeOf(ask('draft.write', { key, text, seen })),
    takeTicketNumber: () => ask('number.take', {}),
    readReplica: () => ask('replica.read', {}),
    carryHistory: (historyDays) => outcomeOf(ask('replica.carry', { historyDays })),
    giveFileRoom: (fileRoomBytes) => outcomeOf(ask('replica.give-room', { fileRoomBytes })),
    letGoOfFiles: () => outcomeOf(ask('replica.let-go-of-files', {})),
    checkReplica: () => outcomeOf(ask('replica.check', {})),
    beginReplicaAnew: () => outcomeOf(ask('replica.begin-anew', {})),
    fetchTicket: (asked) => outcomeOf(ask('ticket.fetch', asked)),
    keepTicket: (id, isKept) => outcomeOf(ask('ticket.keep', { id, isKept })),
    find: (question) => ask('search.find', question),
    makeBundle: () => outcomeOf(ask('exchange.make', {})),
    lookIntoBundle: (bytes) => outcomeOf(ask('exchange.look', { bytes })),
    takeBundle: (bytes) => outcomeOf(ask('exchange.take', { bytes })),
    findOverLan: (typed) => outcomeOf(ask('lan.find', typed)),
    joinOverLan: (incident) => outcomeOf(ask('lan.join', { incident })),
    leaveLan: () => outcomeOf(ask('lan.leave', {})),
    signForSession: (purpose, text) => outcomeOf(ask('session.sign', { purpose, text })),
    dismissRefused: (command) => outcomeOf(ask('refused.dismiss', { command })),
    dismissMishap: () => outcomeOf(ask('mishap.dismiss', {})),
    dismissRestored: () => outcomeOf(ask('restored.dismiss', {})),
    reapplyRefused: (command, id = newCommandId()) => outcomeOf(ask('refused.reapply', { command, id })),
    askHub: async (request, input) => {
      const outcome = await outcomeOf(ask('hub.ask', { request, input: plain(input) }));
      if (!outcome.ok) return outcome;
      // The schema was looked up by the same name as the type.
      return ok(hubApi[request].output.parse(outcome.value) as HubOutput<typeof request>);
    },
    completeSetUp: (input) => outcomeOf(ask('setup.complete', { input: plain(input) })),
  };
}

type PortOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code: string;
        readonly details?: Readonly<Record<string, string | number>> | undefined;
      };
    };

/** A refusal as the contract reads it may hold an undefined `details`; a `Result` has none. */
async function outcomeOf<Value>(answer: Promise<PortOutcome<Value>>): Promise<Result<Value>> {
  const outcome = await answer;
  if (outcome.ok) return outcome;
  const { code, details } = outcome.refusal;
  return { ok: false, refusal: details === undefined ? { code } : { code, details } };
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Inputs are plain data by their schemas; their types only do not say so. */
function plain(input: unknown): Json {
  return input as Json;
}

function messagesOf(port: WindowPort): Observable<ServiceToWindow> {
  return new Observable<ServiceToWindow>((observer) => {
    port.addEventListener('message', ({ data }) => observer.next(data as ServiceToWindow));
    port.addEventListener('close', () => observer.complete());
  }).pipe(
    // Who asks after the end hears of the end.
    share({ resetOnComplete: false }),
  );
}
