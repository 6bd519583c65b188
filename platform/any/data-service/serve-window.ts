import type { DeskFile, DeskRequest, DeskStatus, ServiceToWindow, WindowToService } from '#contracts/desk-port.ts';
import { deskPort, windowToService } from '#contracts/desk-port.ts';
import { Fault } from '#contracts/fault.ts';
import type { MessageToRemote } from 'rxdb/plugins/storage-remote';
import { exposeRxStorageRemote } from 'rxdb/plugins/storage-remote';
import { Subject } from 'rxjs';
import type { DraftShelf } from './draft-shelf.ts';
import { faultCode } from './hub-link.ts';
import type { WindowStorageInstance } from './open-tables.ts';
import type { PresenceShare } from './presence-share.ts';
import type { EndId, SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { readOnlyStorage } from './read-only-storage.ts';

/** A `MessagePort`, of a browser or of Node. */
export interface WindowPort {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  start(): void;
  close(): void;
}

export interface WindowServices {
  readonly readable: Promise<ReadonlyMap<string, WindowStorageInstance>>;
  readonly answer: (request: DeskRequest, input: unknown) => Promise<unknown>;
  readonly watchStatus: (watcher: (status: DeskStatus) => void) => () => void;
  readonly watchDrafts: DraftShelf['watch'];
  readonly watchPresence: PresenceShare['watch'];
  /** All that a window has open now. */
  readonly tellPresence: PresenceShare['tell'];
  /** What a window asks as an end of a session, and who hears the news of that end. */
  readonly actOnSignals: (act: SignalAct, hear: (news: SignalNews) => void) => void;
  readonly watchFiles: (watcher: (files: readonly DeskFile[]) => void) => () => void;
  readonly reportFault: (error: unknown) => void;
}

/** Serves one window over its own port: answers go to the asker alone. Returns what frees all that it holds. */
export function serveWindow(port: WindowPort, services: WindowServices): () => void {
  const left$ = new Subject<void>();
  const storage$ = new Subject<MessageToRemote>();
  const send = (message: ServiceToWindow) => port.postMessage(message);

  exposeRxStorageRemote({
    storage: readOnlyStorage({ ...services, left$ }),
    messages$: storage$,
    send: (message) => send({ lane: 'storage', message }),
  });
  const stopWatching = services.watchStatus((status) => send({ lane: 'status', status }));
  const stopWatchingFiles = services.watchFiles((files) => send({ lane: 'files', files }));

  const stopWatchingDrafts = services.watchDrafts((drafts, isWhole) => send({ lane: 'drafts', drafts, isWhole }));
  const stopWatchingPresence = services.watchPresence((devices) => send({ lane: 'presence', devices }));

  /** The sessions that this window is an end of. */
  const ends = new Map<EndId, SignalAct['session']>();

  function actOnSignals(act: SignalAct): void {
    if (act.kind === 'attend') ends.set(act.end, act.session);
    // A window speaks for the ends that it made, and for no other's.
    if (!ends.has(act.end)) return;
    if (act.kind === 'leave') ends.delete(act.end);
    services.actOnSignals(act, (news) => {
      if (news.kind === 'over') ends.delete(act.end);
      send({ lane: 'signal', end: act.end, news });
    });
  }

  function leave(): void {
    for (const [end, session] of ends) actOnSignals({ kind: 'leave', session, end });
    stopWatching();
    stopWatchingDrafts();
    stopWatchingPresence();
    services.tellPresence(port, []);
    stopWatchingFiles();
    left$.next();
    left$.complete();
    storage$.complete();
    port.close();
  }

  function receive(message: WindowToService): void {
    if (message.lane === 'leave') leave();
    // RxDB's own messages; what they may do is for the storage to say, which only reads.
    else if (message.lane === 'storage') storage$.next(message.message as MessageToRemote);
    else if (message.lane === 'presence') services.tellPresence(port, message.tickets);
    else if (message.lane === 'signal') actOnSignals(message.act);
    else void answerAsk(services, message).then(send);
  }

  port.addEventListener('message', ({ data }) => {
    const message = windowToService.safeParse(data);
    if (message.success) receive(message.data);
    else services.reportFault(new Fault('port.message-invalid', 'A window sent what is no message.'));
  });
  // The other end is gone, by leaving or by a crash.
  port.addEventListener('close', leave);
  port.start();
  return leave;
}

type Ask = Extract<WindowToService, { lane: 'ask' }>;

async function answerAsk(services: WindowServices, { ask, request, input }: Ask): Promise<ServiceToWindow> {
  if (!isDeskRequest(request)) return { lane: 'fault', ask, code: 'port.request-unknown' };
  const parsed = deskPort[request].input.safeParse(input);
  if (!parsed.success) return { lane: 'fault', ask, code: 'port.input-invalid' };
  try {
    return { lane: 'answer', ask, output: await services.answer(request, parsed.data) };
  } catch (error) {
    services.reportFault(error);
    return { lane: 'fault', ask, code: faultCode(error) };
  }
}

function isDeskRequest(name: string): name is DeskRequest {
  return Object.hasOwn(deskPort, name);
}
