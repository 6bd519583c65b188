import type { HubInput, HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { recordKinds } from '#domain/processes.ts';
import type { FilePart } from '#platform/any/attachment/attachment-link.ts';
import { createFailureTallies } from '../../hub/access/failure-tallies.ts';
import { presentCost } from '../../hub/access/password-hash.ts';
import { createPasswords } from '../../hub/access/passwords.ts';
import type { SignedIn } from '../../hub/access/sessions.ts';
import { createSessions, greetingOf } from '../../hub/access/sessions.ts';
import { contentsOf } from '../../hub/attachment/read-content.ts';
import { createUploads } from '../../hub/attachment/uploads.ts';
import { createApiHandlers } from '../../hub/http/api-handlers.ts';
import { mayAsk } from '../../hub/http/askers.ts';
import { createLiveDesk } from '../../hub/live-desk.ts';
import { createLog } from '../../hub/log.ts';
import { prepareCommand } from '../../hub/prepare-command.ts';
import type { StoreOptions } from '../../hub/store/open-store.ts';
import { openStore } from '../../hub/store/open-store.ts';
import type { Store } from '../../hub/store/store.ts';
import type { GatePorts } from '../../hub/sync/accept-commands.ts';
import { createGate } from '../../hub/sync/accept-commands.ts';
import type { Gate } from '../../hub/sync/gate.ts';
import type { StreamSocket } from '../../hub/sync/live-client.ts';
import { createRecovery } from '../../hub/sync/recover-lines.ts';
import { readFeedText } from '../../hub/sync/read-feed.ts';
import { readSnapshot } from '../../hub/sync/read-snapshot.ts';
import type { HandClock } from '../support/hand-clock.ts';

type HubClock = Pick<HandClock, 'nowMs' | 'wait'>;

type Handle = (input: unknown, asker: unknown) => Promise<Result<unknown>>;

/** What travels beside JSON: files, and the sign-in, whose passwords cost more than a fuzz has time for. */
export interface HubCalls {
  ask(request: HubRequest, input: unknown, token: string | null): Promise<Result<unknown>>;
  signIn(person: PersonId, installation: string): Promise<Result<unknown>>;
  sendPart(part: FilePart, token: string | null): Promise<Result<unknown>>;
  readFile(sha256: AttachmentHash, token: string | null): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** The hub as it is, put together without sockets: what a request is answered with is decided by its own rooms. */
export interface HubInProcess extends HubCalls {
  readonly store: Store;
  readonly gate: Gate;
  /** To be called when a second has passed. */
  readonly tick: () => void;
  join(socket: StreamSocket): { take(text: string): Promise<void>; hear(): void; leave(): void };
  /** What broke inside. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

export async function openHub(address: StoreOptions, { nowMs, wait }: HubClock): Promise<HubInProcess> {
  const store = await openStore(address);
  const faults: unknown[] = [];
  const gatePorts: GatePorts = {
    store,
    kinds: recordKinds,
    nowMs,
    prepare: prepareCommand,
    reportFault: ({ cause }) => `report-${faults.push(cause)}`,
  };
  const gate = createGate(gatePorts);
  const log = createLog('silent', process.stdout);
  const sessions = createSessions({ store, nowMs });
  const uploads = createUploads({ store, nowMs });
  const feedPorts = { store, kinds: recordKinds, nowMs };
  const live = createLiveDesk({ ...feedPorts, sessions, sleep: wait, reportFault: (error) => faults.push(error) });
  const handlers = createApiHandlers({
    ...gatePorts,
    ...live,
    gate,
    relay: null,
    sessions,
    tallies: createFailureTallies({ store, nowMs }),
    passwords: createPasswords(presentCost),
    uploads,
    recover: createRecovery(gatePorts),
    log,
  });

  async function asSignedIn<Value>(
    token: string | null,
    act: (asker: SignedIn) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const asker = token === null ? null : await sessions.signedInBy(token);
    return asker === null ? refuse({ code: 'session.unknown' }) : act(asker);
  }

  const handSnapshot = async (input: HubInput<'sync.snapshot'>, { principal }: SignedIn) =>
    ok(JSON.parse(await readSnapshot(feedPorts, principal, input)) as unknown);

  const handPage = async ({ cursor, limit }: HubInput<'sync.pull'>, { principal }: SignedIn) =>
    ok(JSON.parse(await readFeedText(feedPorts, principal, cursor, limit)) as unknown);
  const besideTheApi = { 'sync.snapshot': handSnapshot, 'sync.pull': handPage };

  return {
    store,
    gate,
    tick: live.tick,
    faults,
    ask: async (request, input, token) => {
      const { access, input: asked, output } = hubApi[request];
      const read = asked.safeParse(overTheWire(input));
      if (!read.success) return refuse({ code: 'request.invalid' });
      // The handler was looked up by the same name as the schema; what comes down is served beside the others, as text.
      const handle = { ...handlers, ...besideTheApi }[request] as Handle;
      const answered = await (access === 'anyone'
        ? handle(read.data, { address: '192.0.2.1' })
        : asSignedIn(token, async (asker) => {
            if (!mayAsk(access, asker.principal)) return refuse({ code: 'request.not-permitted' });
            return handle(read.data, { address: '192.0.2.1', ...asker });
          }));
      return answered.ok ? ok(output.parse(overTheWire(answered.value))) : answered;
    },
    signIn: async (person, installation) => {
      const { token } = await sessions.open(person, installation);
      return asSignedIn(token, async (asker) => ok(greetingOf(asker, nowMs())));
    },
    sendPart: (part, token) => asSignedIn(token, ({ principal }) => uploads.send(principal, part)),
    readFile: (sha256, token) =>
      asSignedIn(token, async ({ principal }) => {
        const content = await contentsOf(store.database)(principal, sha256);
        if (content === null) return refuse({ code: 'attachment.unknown' });
        const parts: Uint8Array[] = [];
        for await (const part of content.parts()) parts.push(part);
        return ok(Uint8Array.from(Buffer.concat(parts)));
      }),
    join: (socket) => {
      const client = live.streams.join(socket);
      return { take: (text) => client.take(text), hear: () => client.hear(), leave: () => live.streams.leave(client) };
    },
    close: async () => {
      await live.stop();
      await store.close();
    },
  };
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
