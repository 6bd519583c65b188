import { createHash, createPublicKey, verify } from 'node:crypto';
import type { HubInput, HubOutput, HubReply, HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import type { CommandAnswer } from '#contracts/sync.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { deviceId, epochMs, personId, supportSessionId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { Ask } from './hub-link.ts';

/**
 * A hub for one device, in memory. It keeps a hub's promises (a session for a good signature, the first answer for ever)
 * and does what a test sets: goes away, ends sessions, refuses.
 */
export class HubInMemory {
  readonly device = deviceId.parse('device:nb0142');
  readonly taken = new Map<string, CommandEntry>();
  asked: HubRequest[] = [];
  isAway = false;
  nowMs = 0;
  person: string | null = 'person:vera';
  /** Said to every command instead of yes. */
  refusal: Refusal | null = null;
  /** A command by which a whole push becomes unreadable. */
  unreadable: string | null = null;
  numbersAreReady = true;
  readonly #sessions = new Set<string>();
  #publicKey = '';
  #challenges = 0;
  #helpRequests = 0;

  tickets: HubReply<'helper.incidents'> = [];
  /** What was said on each ticket; nothing where a test says nothing. */
  readonly said = new Map<string, HubReply<'helper.incident'>['entries']>();
  announcements: HubReply<'announcement.current'> = [];
  /** The help that was asked for last, as the hub has it. */
  help: HubReply<'support.read'> | null = null;
  /** What was published for remote help. */
  policy: HubReply<'policy.read'>['policy'] = null;
  /** Bytes that have arrived, by their hash. */
  readonly arrived = new Map<string, Uint8Array>();

  readonly files: AttachmentLink = {
    read: async (sha256) => {
      const bytes = this.arrived.get(sha256);
      return bytes === undefined ? refuse({ code: 'attachment.unknown' }) : ok(new Uint8Array(bytes));
    },
    offer: async ({ sha256, sizeBytes }, { token }) => {
      if (this.isAway) return refuse({ code: 'hub.unreachable' });
      if (!this.#sessions.has(token ?? '')) return refuse({ code: 'session.unknown' });
      const receivedBytes = this.arrived.get(sha256)?.byteLength ?? 0;
      return ok({ receivedBytes, isComplete: receivedBytes === sizeBytes });
    },
    send: async ({ sha256, bytes }) => {
      const before = this.arrived.get(sha256) ?? new Uint8Array();
      const together = Buffer.concat([before, bytes]);
      this.arrived.set(sha256, together);
      const isComplete = createHash('sha256').update(together).digest('hex') === sha256;
      return ok({ receivedBytes: together.byteLength, isComplete });
    },
  };

  endSessions(): void {
    this.#sessions.clear();
  }

  readonly ask: Ask = async (name, input, { token, signal }) => {
    signal.throwIfAborted();
    this.asked.push(name);
    if (this.isAway) return refuse({ code: 'hub.unreachable' });
    const needsSession = hubApi[name].access !== 'anyone';
    if (needsSession && !this.#sessions.has(token ?? '')) return refuse({ code: 'session.unknown' });
    return this.#answer(name, input);
  };

  /** Reads the request and the answer as they would be after their way over the wire. */
  #answer<Name extends HubRequest>(name: Name, sent: HubInput<Name>): Result<HubOutput<Name>> {
    const answers: { readonly [Request in HubRequest]?: (input: HubInput<Request>) => Result<HubReply<Request>> } = {
      'enrolment.claim': (input) => this.#claim(input),
      'device.challenge': () => ok({ challenge: `challenge-${(this.#challenges += 1)}` }),
      'device.open-session': (input) => this.#open(input),
      'session.renew': () => ok(this.#greeting()),
      'sync.push': (input) => this.#push(input),
      'device.incidents': (input) => this.#incidents(input),
      'helper.incidents': () => ok(this.tickets),
      'helper.incident': ({ id }) => this.#conversation(id),
      'helper.history': () => ok([]),
      'policy.read': () => ok({ policy: this.policy }),
      'announcement.current': () => ok(this.announcements),
      'knowledge.search': () => ok({ articles: [] }),
      'support.request': () => this.#requestHelp(),
      'support.current': () => ok(this.help?.state === 'ended' ? null : this.help),
      'support.read': () => (this.help === null ? refuse({ code: 'support.session-unknown' }) : ok(this.help)),
    };
    const answered = answers[name]?.(sent) ?? refuse({ code: 'address.unknown' });
    // The schema was looked up by the same name as the type.
    return answered.ok ? ok(hubApi[name].output.parse(answered.value) as HubOutput<Name>) : answered;
  }

  #claim({ code, publicKey }: HubInput<'enrolment.claim'>): Result<HubReply<'enrolment.claim'>> {
    if (code !== 'GOOD') return refuse({ code: 'enrolment.code-wrong' });
    this.#publicKey = publicKey;
    return ok({ device: this.device, nowMs: epochMs.parse(this.nowMs) });
  }

  #open({ challenge, signature }: HubInput<'device.open-session'>): Result<HubReply<'device.open-session'>> {
    const key = createPublicKey({ key: Buffer.from(this.#publicKey, 'base64'), format: 'der', type: 'spki' });
    const signed = Buffer.from(`deskbell-device-session:${challenge}`);
    const isGood = challenge === `challenge-${this.#challenges}`;
    if (!isGood || !verify(null, signed, key, Buffer.from(signature, 'base64'))) {
      return refuse({ code: 'device.signature-wrong' });
    }
    this.#sessions.add(this.#token());
    return ok(this.#greeting());
  }

  #token(): string {
    return `token-${this.#challenges}`;
  }

  #greeting(): HubReply<'session.renew'> {
    const nowMs = epochMs.parse(this.nowMs);
    const person = this.person === null ? null : personId.parse(this.person);
    const principal = { kind: 'device', id: this.device, person } as const;
    return { token: this.#token(), principal, name: 'nb-0142', nowMs, expiresAtMs: nowMs, offlineUntilMs: nowMs };
  }

  #push({ commands }: HubInput<'sync.push'>): Result<HubReply<'sync.push'>> {
    if (commands.some(({ id }) => id === this.unreadable)) return refuse({ code: 'request.invalid' });
    return ok({ answers: commands.map((entry) => this.#decide(entry)) });
  }

  #decide(entry: HubInput<'sync.push'>['commands'][number]): CommandAnswer {
    if (this.refusal !== null) return { kind: 'refused', command: entry.id, refusal: { ...this.refusal } };
    const read = hubApi['sync.push'].input.shape.commands.element.parse(JSON.parse(JSON.stringify(entry)));
    if (!this.taken.has(entry.id)) this.taken.set(entry.id, read);
    return { kind: 'accepted', command: entry.id, place: [...this.taken.keys()].indexOf(entry.id) + 1 };
  }

  /** Each code is good for five minutes. */
  #requestHelp(): Result<HubReply<'support.request'>> {
    this.#helpRequests += 1;
    const session = supportSessionId.parse(`support-session:${this.#helpRequests}`);
    const awaitedUntilMs = epochMs.parse(this.nowMs + 300_000);
    this.help = {
      id: session,
      state: 'waiting',
      person: null,
      awaitedUntilMs,
      agent: null,
      agentName: null,
      agentRole: null,
      onlookers: [],
      reason: null,
      ticket: null,
      joinedAtMs: null,
      endedAtMs: null,
      endedBy: null,
      endReason: null,
      endNote: null,
    };
    return ok({ session, code: `482 190 73${this.#helpRequests}`, awaitedUntilMs });
  }

  #conversation(id: string): Result<HubReply<'helper.incident'>> {
    const incident = this.tickets.find((ticket) => ticket.id === id);
    if (incident === undefined) return refuse({ code: 'incident.unknown' });
    return ok({ incident, entries: this.said.get(id) ?? [] });
  }

  #incidents({ ids }: HubInput<'device.incidents'>): Result<HubReply<'device.incidents'>> {
    const logged = [...this.taken.values()].map(({ target }) => target);
    const known = ids.filter((id) => logged.includes(id));
    return ok(
      known.map((id) => ({
        id,
        number: this.numbersAreReady ? ticketNumberOf('BER', logged.indexOf(id) + 1) : null,
        state: 'logged',
      })),
    );
  }
}
