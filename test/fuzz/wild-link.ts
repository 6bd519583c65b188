import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { ClientToHub, HubToClient } from '#contracts/sync.ts';
import { hubToClient } from '#contracts/sync.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { HubLink } from '#platform/any/data-service/hub-link.ts';
import type { LiveStream } from '#platform/any/live-stream.ts';
import type { HubCalls, HubInProcess } from './hub-in-process.ts';
import type { WildNetwork } from './wild-network.ts';

/** Where a console's requests go. */
export interface LinkPorts {
  /** Number of the console in the network. */
  readonly console: number;
  readonly network: WildNetwork;
  /** The hub, while it runs and there is a way to it. */
  readonly hub: () => HubInProcess | null;
  /** Keeps count of what is being worked on, so that somebody can wait for the end of it. */
  readonly work: (work: () => Promise<void>) => void;
  readonly newLane: () => number;
  /** The hub has answered a request, whoever hears it. */
  readonly onAnswered: (request: string, input: unknown, answer: Result<unknown>) => void;
  /** What is written on a request that is made again later by chance, long after it was answered. */
  readonly onPushed: (again: () => void) => void;
  readonly person: PersonId;
}

/** The way of one console to the hub, over a network that somebody else drives. */
export interface WildLink {
  readonly hub: HubLink;
  readonly files: AttachmentLink;
  /** Every line that stands breaks. */
  breakLines(): void;
}

type Call = (hub: HubCalls) => Promise<Result<unknown>>;
type Socket = Parameters<HubInProcess['join']>[0];

const unreachable: Refusal = { code: 'hub.unreachable' };

export function createWildLink(ports: LinkPorts): WildLink {
  const { console, network, hub, work, newLane } = ports;
  const streams = new Set<() => void>();

  /** What the hub answers; `null` when it died over it. */
  async function answerOf(request: string, input: unknown, call: Call): Promise<Result<unknown> | null> {
    const asked = hub();
    if (asked === null) return null;
    const answer = await call(asked).catch((error: unknown) => {
      if (hub() === asked) throw error;
      return null;
    });
    if (answer === null || hub() !== asked) return null;
    ports.onAnswered(request, input, answer);
    return answer;
  }

  function ask(request: string, input: unknown, call: Call, signal: AbortSignal): Promise<Result<unknown>> {
    const { promise, resolve, reject } = Promise.withResolvers<Result<unknown>>();
    const lose = () => resolve(refuse(unreachable));
    signal.addEventListener('abort', () => reject(asError(signal.reason)), { once: true });
    if (signal.aborted) reject(asError(signal.reason));
    if (hub() === null) lose();
    const again = () => work(async () => void (await answerOf(request, input, call)));
    if (request === 'sync.push') ports.onPushed(again);
    const arrive = () =>
      work(async () => {
        const answer = await answerOf(request, input, call);
        if (answer === null) return lose();
        const arriveBack = () => resolve(structuredClone(answer));
        return network.send({ console, lane: newLane(), mayGetLost: true, arrive: arriveBack, lose });
      });
    network.send({ console, lane: newLane(), mayGetLost: true, arrive, lose, arriveAgain: again });
    return promise;
  }

  return {
    hub: {
      ask: async <Name extends HubRequest>(
        request: Name,
        input: HubInput<Name>,
        { token, signal }: { readonly token: string | null; readonly signal: AbortSignal },
      ) => {
        const sent: unknown = structuredClone(input);
        const call: Call = (asked) =>
          request === 'session.open'
            ? asked.signIn(ports.person, (input as HubInput<'session.open'>).device)
            : asked.ask(request, sent, token);
        // The hub parsed its answer by the same name as the type.
        return (await ask(request, sent, call, signal)) as Result<HubOutput<Name>>;
      },
      openStream: (hello, signal) => openStream(ports, hello, signal, streams),
    },
    files: {
      offer: async (offered, { token, signal }) => {
        const input = { sha256: offered.sha256, sizeBytes: offered.sizeBytes };
        const call: Call = (asked) => asked.ask('attachment.offer', input, token);
        return (await ask('attachment.offer', input, call, signal)) as Awaited<ReturnType<AttachmentLink['offer']>>;
      },
      send: async (part, { token, signal }) => {
        const sent = structuredClone(part);
        const call: Call = (asked) => asked.sendPart(sent, token);
        return (await ask('attachment.send', null, call, signal)) as Awaited<ReturnType<AttachmentLink['send']>>;
      },
      read: async (sha256, { token, signal }) => {
        const call: Call = (asked) => asked.readFile(sha256, token);
        return (await ask('attachment.read', null, call, signal)) as Awaited<ReturnType<AttachmentLink['read']>>;
      },
    },
    breakLines: () => {
      for (const end of streams) end();
    },
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function openStream(
  { console, network, hub, work, newLane }: LinkPorts,
  hello: Extract<ClientToHub, { kind: 'hello' }>,
  signal: AbortSignal,
  streams: Set<() => void>,
): LiveStream {
  const [up, down] = [newLane(), newLane()];
  const arrived: HubToClient[] = [];
  let isOver = false;
  let wake = Promise.withResolvers<void>();
  let atHub: ReturnType<HubInProcess['join']> | null = null;

  function end(): void {
    isOver = true;
    streams.delete(end);
    wake.resolve();
    atHub?.leave();
  }
  const travel = (lane: number, arrive: () => void) =>
    network.send({ console, lane, mayGetLost: false, arrive, lose: end });

  const socket: Socket = {
    send: (text) =>
      travel(down, () => {
        arrived.push(hubToClient.parse(JSON.parse(text)));
        wake.resolve();
      }),
    ping: () => travel(down, () => travel(up, () => atHub?.hear())),
    close: () => travel(down, end),
    terminate: end,
  };
  const say = (message: ClientToHub) =>
    travel(up, () => work(async () => void (isOver ? null : await atHub?.take(JSON.stringify(message)))));

  streams.add(end);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted || hub() === null) end();
  else {
    travel(up, () => {
      const asked = hub();
      if (asked === null || isOver) return end();
      atHub = asked.join(socket);
      return undefined;
    });
    say(hello);
  }

  return {
    next: async () => {
      while (arrived.length === 0) {
        if (isOver) return null;
        await wake.promise;
        wake = Promise.withResolvers();
        if (isOver) wake.resolve();
      }
      return arrived.shift() ?? null;
    },
    send: say,
    close: end,
  };
}
