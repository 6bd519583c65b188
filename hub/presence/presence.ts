import type { TicketPresence } from '#contracts/presence.ts';
import type { HubToClient } from '#contracts/sync.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { HubNotice, NoticeBoard } from '../notices.ts';
import type { Store } from '../store/store.ts';
import { NOTICE_CHARACTERS } from '../store/store.ts';
import { mayRead, readersOfRecords } from '../sync/may-read.ts';
import type { KnownPresence } from './presence-board.ts';
import { createPresenceBoard, presenceFor } from './presence-board.ts';

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

/** What comes in meanwhile is told in one go. */
const GATHER_MS = 150;
const KEEP_EVERY_MS = 15_000;

type Said = Pick<SignedIn, 'principal' | 'session'> & { readonly tickets: readonly TicketPresence[] };

/** Who is on which ticket, over all hub processes. Nothing here is stored. */
export function createPresence(ports: PresencePorts) {
  const { notices, self, nowMs } = ports;
  const board = createPresenceBoard();
  const clients = new Map<PresentClient, SignedIn>();
  const said = new Map<string, Said>();
  const dropped: KnownPresence[] = [];
  const stopping = new AbortController();
  let telling: Promise<void> | null = null;
  let keptAtMs = nowMs();

  /** A client said hello: it hears of everybody. */
  function join(client: PresentClient): void {
    if (client.signedIn?.principal.kind !== 'agent') return;
    clients.set(client, client.signedIn);
    tellClients(board.all(), [client], true);
  }

  function take(client: PresentClient, tickets: readonly TicketPresence[]): void {
    const { signedIn } = client;
    if (signedIn?.principal.kind !== 'agent') return;
    said.set(signedIn.session.installation, { ...signedIn, tickets });
    tellSoon();
  }

  function leave(client: PresentClient): void {
    const signedIn = clients.get(client);
    if (signedIn === undefined) return;
    clients.delete(client);
    const { installation } = signedIn.session;
    // A device that came back before its old line was found dead is there.
    if ([...clients.values()].some(({ session }) => session.installation === installation)) return;
    if (client.hasSignedOut) said.set(installation, { ...signedIn, tickets: [] });
    else dropped.push(...board.drop(installation, self, nowMs()));
    tellSoon();
  }

  function tellSoon(): void {
    telling ??= gather();
  }

  async function gather(): Promise<void> {
    try {
      await ports.sleep(GATHER_MS, stopping.signal);
      telling = null;
      const news = [...dropped.splice(0), ...(await known([...said.values()].splice(0)))];
      tell(news);
    } catch (error) {
      ports.reportFault(error);
    }
  }

  /** With those who may read the tickets; of tickets that their viewer may not read, nothing is known. */
  async function known(news: readonly Said[]): Promise<readonly KnownPresence[]> {
    for (const { session } of news) said.delete(session.installation);
    const ids = news.flatMap(({ tickets }) => tickets.map(({ incident }) => incident));
    const readers = await readersOfRecords(ports.store.database, ports.kinds, ids);
    return news.flatMap(({ principal, session, tickets }) => {
      if (principal.kind !== 'agent') return [];
      const readable = tickets.flatMap((ticket) => {
        const scopes = readers.get(ticket.incident) ?? [];
        return mayRead(principal, scopes) ? [{ ...ticket, readers: [...scopes] }] : [];
      });
      const presence = { agent: principal.id, device: session.installation, tickets: readable, offlineSinceMs: null };
      board.put(presence, self);
      return [presence];
    });
  }

  function tell(news: readonly KnownPresence[]): void {
    if (news.length === 0) return;
    tellClients(news, clients.keys(), false);
    for (const devices of inNotices(news)) void notices.tell({ kind: 'presence', at: self, devices });
  }

  function hear(notice: HubNotice): void {
    if (notice.kind === 'presence-asked') {
      for (const devices of inNotices(board.of(self))) void notices.tell({ kind: 'presence', at: self, devices });
    } else if (notice.kind === 'presence-kept') {
      board.keep(notice.at, nowMs());
    } else if (notice.kind === 'presence') {
      board.keep(notice.at, nowMs());
      for (const presence of notice.devices) board.put(presence, notice.at);
      tellClients(notice.devices, clients.keys(), false);
    }
  }

  function tick(): void {
    const now = nowMs();
    tellClients(board.tidy(now, self), clients.keys(), false);
    if (now - keptAtMs < KEEP_EVERY_MS) return;
    keptAtMs = now;
    void notices.tell({ kind: 'presence-kept', at: self });
  }

  const stopListening = notices.listen(hear);
  void notices.tell({ kind: 'presence-asked' });
  return {
    join,
    take,
    leave,
    tick,
    stop: async () => {
      stopListening();
      stopping.abort();
      await telling;
    },
  };
}
export type Presence = ReturnType<typeof createPresence>;

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

/** As many in one as there is room for. */
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
