import type { ClientToHub, FeedCursor, FeedPage, HubToClient } from '#contracts/sync.ts';
import { clientToHub, SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { Presence } from '../presence/presence.ts';
import type { Signalling } from '../signalling/signalling.ts';

/** What a live stream needs of its WebSocket. */
export interface StreamSocket {
  send(text: string): void;
  ping(): void;
  /** Ends it in good order. Codes: RFC 6455, 7.4.1. */
  close(code: number): void;
  /** Cuts it off. */
  terminate(): void;
}

/** What one round of changes holds ready for all clients, so that none has to ask the store. */
export interface Round {
  /** False when the session was ended, here or by another hub process. */
  readonly isStanding: (sessionId: string) => boolean;
  /** True when the round tells of something that rights depend on: then they are read anew. */
  readonly mayHaveNewRights: (reader: Principal) => boolean;
  /** `null`: the client is further behind than the round reaches. */
  readonly pageFor: (reader: Principal, cursor: FeedCursor) => FeedPage | null;
}

export interface LiveClientPorts {
  readonly signedInBy: (token: string) => Promise<SignedIn | null>;
  readonly readPage: (reader: Principal, cursor: FeedCursor | null) => Promise<FeedPage>;
  /** The message that carries a page. */
  readonly textOfPage: (page: FeedPage) => string;
  readonly nowMs: () => EpochMs;
  /** Hears what clients have open, and tells them of each other. */
  readonly presence: Pick<Presence, 'join' | 'take'>;
  /** Carries what ends of sessions say. */
  readonly signalling: Pick<Signalling, 'take'>;
  /** Something broke that should have worked. */
  readonly reportFault: (error: unknown) => void;
}

export type Farewell =
  | 'session.ended'
  | 'protocol.unknown'
  | 'message.invalid'
  | 'hello.missing'
  | 'hub.stopping'
  | 'hub.fault';

const closeCodes: Readonly<Record<Farewell, number>> = {
  'session.ended': 1008,
  'protocol.unknown': 1008,
  'message.invalid': 1008,
  'hello.missing': 1008,
  'hub.stopping': 1001,
  'hub.fault': 1011,
};

type Hello = Extract<ClientToHub, { kind: 'hello' }>;

/** With a token and a cursor, in characters. */
const LONGEST_HELLO = 4_096;
const HELLO_WITHIN_MS = 5_000;
const PING_EVERY_MS = 20_000;
/** Two pings unanswered, and a little patience. */
const SILENT_FOR_MS = 50_000;

/**
 * One client on the live stream:
 *
 *     awaiting hello ──hello──▶ idle ──change──▶ reading ──page sent──▶ in flight
 *                                ▲                  │                       │
 *                                ├── nothing new ───┘                       │
 *                                └───────────────── applied ────────────────┘
 *
 * From every state to ended: by the client, by a farewell, or by silence. One page is in flight at a time, so that a slow
 * client is sent no more than it stores, and the hub holds no more than one page for it.
 */
type State =
  | { readonly at: 'awaiting-hello' }
  | {
      readonly at: 'idle' | 'reading';
      readonly token: string;
      /** What the client has stored. */
      readonly cursor: FeedCursor | null;
      /** Up to here there is nothing more for it; at the cursor or after it. */
      readonly readTo: FeedCursor | null;
    }
  | { readonly at: 'in-flight'; readonly token: string; readonly page: Pick<FeedPage, 'to' | 'isEnd'> }
  | { readonly at: 'ended' };

/** Owns its socket. Whatever breaks ends the stream and is reported; the methods themselves never reject. */
export class LiveClient {
  readonly #socket: StreamSocket;
  readonly #ports: LiveClientPorts;
  readonly #openedAtMs: number;
  #state: State = { at: 'awaiting-hello' };
  #signedIn: SignedIn | null = null;
  #farewell: Farewell | null = null;
  #isWelcome = false;
  #mustIdentify = true;
  /** The last round that came since the page at hand was begun: what that calls the end is not the end any more. */
  #missed: Round | null = null;
  /** The first page is sent even when there is nothing in it: it says that the client is up to date. */
  #isGreeted = false;
  #heardAtMs: number;
  #pingedAtMs: number;

  constructor(socket: StreamSocket, ports: LiveClientPorts) {
    this.#socket = socket;
    this.#ports = ports;
    this.#openedAtMs = ports.nowMs();
    this.#heardAtMs = this.#openedAtMs;
    this.#pingedAtMs = this.#openedAtMs;
  }

  /** Who said hello; `null` before that, and when it is over. */
  get signedIn(): SignedIn | null {
    return this.#state.at === 'ended' ? null : this.#signedIn;
  }

  get hasSignedOut(): boolean {
    return this.#farewell === 'session.ended';
  }

  /** Says something beside the feed; nothing before the hello is answered, or when it is over. */
  tell(message: HubToClient): void {
    if (this.#isWelcome && this.signedIn !== null) this.#say(message);
  }

  async take(text: string): Promise<void> {
    this.hear();
    await this.#reported(() => this.#answer(text));
  }

  /** The client gave a sign of life. */
  hear(): void {
    this.#heardAtMs = this.#ports.nowMs();
  }

  /** The feed has grown. */
  async change(round: Round): Promise<void> {
    this.#missed = round;
    if (this.#signedIn === null || round.mayHaveNewRights(this.#signedIn.principal)) this.#mustIdentify = true;
    await this.#reported(() => this.#advance(round));
  }

  /** To be called every second or so. */
  async tick(): Promise<void> {
    const now = this.#ports.nowMs();
    if (this.#state.at === 'awaiting-hello' && now - this.#openedAtMs >= HELLO_WITHIN_MS) this.end('hello.missing');
    if (now - this.#heardAtMs >= SILENT_FOR_MS) this.#socket.terminate();
    if (this.#state.at === 'ended' || now - this.#pingedAtMs < PING_EVERY_MS) return;
    this.#pingedAtMs = now;
    this.#socket.ping();
    // Also how a session that another hub process on the same database has ended comes to its end here.
    await this.#reported(() => this.#advance(null, { evenIfEmpty: true }));
  }

  end(code: Farewell): void {
    if (this.#state.at === 'ended') return;
    this.#state = { at: 'ended' };
    this.#farewell = code;
    this.#say({ kind: 'bye', code });
    this.#socket.close(closeCodes[code]);
  }

  /** The socket is gone, whoever closed it. */
  lose(): void {
    this.#state = { at: 'ended' };
  }

  terminate(): void {
    this.#socket.terminate();
  }

  async #answer(text: string): Promise<void> {
    if (this.#state.at === 'ended') return undefined;
    // Who has not said who they are says little.
    if (this.#state.at === 'awaiting-hello' && text.length > LONGEST_HELLO) return this.end('message.invalid');
    const message = clientToHub.safeParse(parseJson(text));
    const isInTurn = (message.data?.kind === 'hello') === (this.#state.at === 'awaiting-hello');
    if (!message.success || !isInTurn) this.end('message.invalid');
    else if (message.data.kind === 'hello') await this.#greet(message.data);
    else if (message.data.kind === 'presence') this.#ports.presence.take(this, message.data.tickets);
    else if (message.data.kind !== 'applied') this.#ports.signalling.take(this, message.data);
    else await this.#goOnAfter(message.data.to);
  }

  async #greet({ protocol, token, cursor }: Hello): Promise<void> {
    if (protocol !== SYNC_PROTOCOL_VERSION) return this.end('protocol.unknown');
    // Not idle yet: a change that comes now must not overtake the welcome.
    this.#state = { at: 'reading', token, cursor, readTo: cursor };
    const signedIn = await this.#identify(token, null);
    if (!this.#is('reading')) return undefined;
    if (signedIn === null) return this.end('session.ended');
    this.#say({ kind: 'welcome', nowMs: this.#ports.nowMs() });
    this.#isWelcome = true;
    this.#ports.presence.join(this);
    this.#state = { at: 'idle', token, cursor, readTo: cursor };
    return await this.#advance(null);
  }

  async #goOnAfter(to: FeedCursor): Promise<void> {
    const { at, token, page } = { token: '', page: null, ...this.#state };
    const isApplied = at === 'in-flight' && to.place === page?.to.place && to.scopes === page.to.scopes;
    if (!isApplied) return this.end('message.invalid');
    this.#state = { at: 'idle', token, cursor: page.to, readTo: page.to };
    return this.#missed !== null || !page.isEnd ? await this.#advance(this.#missed) : undefined;
  }

  /**
   * Sends the next page, if the client can take one and there is something in it.
   *
   * @param round What is ready; `null` to ask the store for everything.
   * @param evenIfEmpty Also send a page without rows that moves the cursor on. Commands whose records the client may not
   *   read wait for that.
   */
  async #advance(round: Round | null, { evenIfEmpty } = { evenIfEmpty: false }): Promise<void> {
    for (let using = round; this.#state.at === 'idle'; using = this.#missed) {
      const { token, cursor, readTo } = this.#state;
      this.#state = { at: 'reading', token, cursor, readTo };
      this.#missed = null;
      const signedIn = await this.#identify(token, using);
      const page = signedIn === null ? null : await this.#read(signedIn.principal, readTo, using);
      if (!this.#is('reading')) return;
      if (page === null) return this.end('session.ended');
      // Who has lost a scope hears of it at once, to forget what they held by it.
      const isSameView = page.to.scopes === cursor?.scopes;
      const isNews = page.rows.length > 0 || page.from === null || !isSameView || !this.#isGreeted;
      const isProgress = evenIfEmpty && page.to.place > (cursor?.place ?? 0);
      if (isNews || isProgress) return this.#send({ ...page, from: page.from && cursor }, token);
      this.#state = { at: 'idle', token, cursor, readTo: page.to };
      if (this.#missed === null) return;
    }
  }

  async #identify(token: string, round: Round | null): Promise<SignedIn | null> {
    const known = this.#signedIn;
    if (known !== null && round !== null && !this.#mustIdentify)
      return round.isStanding(known.session.id) ? known : null;
    // Before it is read: a change that comes meanwhile asks for it again.
    this.#mustIdentify = false;
    this.#signedIn = await this.#ports.signedInBy(token);
    return this.#signedIn;
  }

  async #read(reader: Principal, cursor: FeedCursor | null, round: Round | null): Promise<FeedPage> {
    const ready = cursor === null ? null : (round?.pageFor(reader, cursor) ?? null);
    return ready ?? (await this.#ports.readPage(reader, cursor));
  }

  #send(page: FeedPage, token: string): void {
    this.#isGreeted = true;
    this.#state = { at: 'in-flight', token, page: { to: page.to, isEnd: page.isEnd } };
    this.#socket.send(this.#ports.textOfPage(page));
  }

  /** The state may be another after every `await`, which the compiler does not see. */
  #is(at: State['at']): boolean {
    return this.#state.at === at;
  }

  #say(message: HubToClient): void {
    this.#socket.send(JSON.stringify(message));
  }

  async #reported(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#ports.reportFault(error);
      this.end('hub.fault');
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no message.
    return undefined;
  }
}
