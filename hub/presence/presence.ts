import type { TicketPresence } from '#contracts/presence.ts';
import type { HubToClient } from '#contracts/sync.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { HubNotice, NoticeBoard } from '../notices.ts';
import type { Store } from '../store/store.ts';
import { NOTICE_CHARACTERS } from '../store/store.ts';
import type { KnownPresence } from './presence-board.ts';
import { createPresenceBoard, presenceFor } from './presence-board.ts';
import type { SaidPresence } from './readable-presence.ts';
import { readablePresence } from './readable-presence.ts';

/** A client on the live stream, as far as presence knows it. */
export interface PresentClient {
  /** `null` before the hello, and when it is over. */
  readonly signedIn: SignedIn | null;
  /** It left because its session ended, and not because its line broke. */
  readonly hasSignedOut: boolean;
  tell(message: HubToClient): void;
}

export interface PresencePorts {
  readonly store: Pick<Store, 'database'>;
  readonly kinds: RecordKinds;
  readonly notices: NoticeBoard;
  /** The name of this process among others on the same database. */
  readonly self: string;
  readonly nowMs: () => EpochMs;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly reportFault: (error: unknown) => void;
}

/** Who is on which ticket, over all hub processes. Nothing here is stored. */
export interface Presence {
  /** A client said hello: it hears of everybody. */
  readonly join: (client: PresentClient) => void;
  /** All that a client has open now. */
  readonly take: (client: PresentClient, tickets: readonly TicketPresence[]) => void;
  readonly leave: (client: PresentClient) => void;
  /** To be called every second or so. */
  readonly tick: () => void;
  readonly stop: () => Promise<void>;
}

/** What comes in meanwhile is told in one go. */
const GATHER_MS = 150;
const KEEP_EVERY_MS = 15_000;

export function createPresence(ports: PresencePorts): Presence {
  const { notices, self, nowMs } = ports;
  const board = createPresenceBoard();
  const clients = new Map<PresentClient, SignedIn>();
  const spread = spreadNews(ports, board, clients);
  let keptAtMs = nowMs();

  function leave(client: PresentClient): void {
    const signedIn = clients.get(client);
    if (signedIn === undefined) return;
    clients.delete(client);
    const { installation } = signedIn.session;
    // A device that came back before its old line was found dead is there.
    if (isConnected(clients, installation)) return;
    if (client.hasSignedOut) spread.said({ ...signedIn, tickets: [] });
    else spread.dropped(board.drop(installation, self, nowMs()));
  }

  function tick(): void {
    const now = nowMs();
    tellClients(board.tidy(now, self), clients.keys(), false);
    if (now - keptAtMs < KEEP_EVERY_MS) return;
    keptAtMs = now;
    void notices.tell({ kind: 'presence-kept', at: self });
  }

  const stopListening = notices.listen((notice) => spread.hear(notice));
  void notices.tell({ kind: 'presence-asked' });
  return {
    join: (client) => {
      if (client.signedIn?.principal.kind !== 'agent') return;
      clients.set(client, client.signedIn);
      tellClients(board.all(), [client], true);
    },
    take: ({ signedIn }, tickets) => {
      if (signedIn !== null) spread.said({ ...signedIn, tickets });
    },
    leave,
    tick,
    stop: async () => {
      stopListening();
      await spread.stop();
    },
  };
}

function isConnected(clients: ReadonlyMap<PresentClient, SignedIn>, device: string): boolean {
  return [...clients.values()].some(({ session }) => session.installation === device);
}

/** Gathers what happens here for a moment and tells it to clients and to the other processes; hears what those tell. */
function spreadNews(
  ports: PresencePorts,
  board: ReturnType<typeof createPresenceBoard>,
  clients: ReadonlyMap<PresentClient, SignedIn>,
) {
  const { notices, self, nowMs } = ports;
  const said = new Map<string, SaidPresence>();
  const dropped: KnownPresence[] = [];
  const stopping = new AbortController();
  let gathering: Promise<void> | null = null;

  const tellSoon = () => {
    gathering ??= gather().catch(ports.reportFault);
  };
  async function gather(): Promise<void> {
    await ports.sleep(GATHER_MS, stopping.signal);
    gathering = null;
    const news = [...said.values()];
    said.clear();
    // Whoever left while the store was asked is told as dropped, and not as there.
    const known = (await readablePresence(ports, news)).filter(
      ({ device, tickets }) => tickets.length === 0 || isConnected(clients, device),
    );
    for (const presence of known) board.put(presence, self);
    const told = [...dropped.splice(0), ...known];
    tellClients(told, clients.keys(), false);
    tellOthers(told);
  }
  function tellOthers(devices: readonly KnownPresence[]): void {
    for (const some of inNotices(devices)) void notices.tell({ kind: 'presence', at: self, devices: some });
  }

  return {
    said: (presence: SaidPresence) => {
      said.set(presence.session.installation, presence);
      tellSoon();
    },
    dropped: (devices: readonly KnownPresence[]) => {
      dropped.push(...devices);
      tellSoon();
    },
    hear: (notice: HubNotice) => {
      if (notice.kind === 'presence-asked') tellOthers(board.of(self));
      if (notice.kind !== 'presence' && notice.kind !== 'presence-kept') return;
      board.keep(notice.at, nowMs());
      if (notice.kind === 'presence-kept') return;
      for (const presence of notice.devices) board.put(presence, notice.at);
      tellClients(notice.devices, clients.keys(), false);
    },
    stop: async () => {
      stopping.abort();
      await gathering;
    },
  };
}

/** To each what they may know, and nobody what they did themselves on the same device. */
function tellClients(news: readonly KnownPresence[], clients: Iterable<PresentClient>, isWhole: boolean): void {
  if (news.length === 0 && !isWhole) return;
  for (const client of clients) {
    const { signedIn } = client;
    if (signedIn === null) continue;
    const others = news.filter(({ device }) => device !== signedIn.session.installation);
    const devices = others.map((presence) => presenceFor(signedIn.principal, presence));
    if (devices.length > 0 || isWhole) client.tell({ kind: 'presence', isWhole, devices });
  }
}

/** As many in one as there is room for, beside what stands around them. */
function inNotices(news: readonly KnownPresence[]): readonly KnownPresence[][] {
  const notices: KnownPresence[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const presence of news) {
    const { length } = JSON.stringify(presence);
    if (characters + length > NOTICE_CHARACTERS - 200) {
      notices.push([]);
      characters = 0;
    }
    notices.at(-1)!.push(presence);
    characters += length + 1;
  }
  return notices;
}
