import type { HubInput, HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import type { ClientToHub, CommandAnswer, FeedCursor, HubToClient } from '#contracts/sync.ts';
import { pushRequest } from '#contracts/sync.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { HubLink } from '#platform/any/data-service/hub-link.ts';
import type { LiveStream } from '#platform/any/live-stream.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SmallHubFiles } from './small-hub-files.ts';
import { createSmallFileLink } from './small-hub-files.ts';
import type { SmallHub } from './small-hub.ts';
import { sessionOf } from './small-hub.ts';

/** A cable to a small hub that can be cut, and that loses requests and answers as it is told. */
export interface Cable {
  readonly link: HubLink;
  readonly fileLink: AttachmentLink;
  readonly files: SmallHubFiles;
  /** Cut: every request is unreachable, and streams end. */
  cut(): void;
  mend(): void;
  /** Asked before each request whether it gets lost on its way, or its answer on the way back. */
  loses: (request: HubRequest) => 'request' | 'answer' | null;
  /** What the hub says no to, whoever asks. */
  refuses: (request: HubRequest, input: unknown) => Refusal | null;
  /** What the next push is answered with, instead of what the hub decides. */
  answers: CommandAnswer[];
  /** The next page of every stream is not sent, as if it had never been. */
  skipOnePage(): void;
  /** Requests that reached the hub, oldest first. */
  readonly seen: HubRequest[];
}

const unreachable: Refusal = { code: 'hub.unreachable' };

export function createCable(hub: SmallHub, nowMs: () => number, leaseSize = 10): Cable {
  let isCut = false;
  const streams = new Set<LiveStream>();
  const skips = { left: 0 };

  const link: HubLink = {
    ask: async (request, input, { token }) => {
      const lost = cable.loses(request);
      if (isCut || lost === 'request') return refuse(unreachable);
      cable.seen.push(request);
      const refusal = cable.refuses(request, input);
      if (refusal !== null) return refuse(refusal);
      const answer = answerOf(hub, request, hubApi[request].input.parse(structuredClone(input)), token);
      if (isCut || lost === 'answer') return refuse(unreachable);
      // The schema was looked up by the same name as the type.
      return answer.ok ? ok(hubApi[request].output.parse(structuredClone(answer.value)) as never) : answer;
    },
    openStream: (hello, signal) => {
      const stream = openSmallStream(hub, hello, nowMs, skips);
      streams.add(stream);
      signal.addEventListener('abort', () => stream.close());
      if (isCut) stream.close();
      return stream;
    },
  };

  function answerOf(hub: SmallHub, request: HubRequest, input: unknown, token: string | null): Result<unknown> {
    if (request === 'session.open') {
      const { login, password } = input as HubInput<'session.open'>;
      const opened = password === 'right' ? hub.openSession(login) : null;
      return opened === null ? refuse({ code: 'sign-in.wrong' }) : ok(opened);
    }
    const who = hub.whoseToken(token);
    if (who === null || token === null) return refuse({ code: 'session.unknown' });
    if (request === 'session.renew') return ok(sessionOf(token, who, nowMs()));
    if (request === 'session.close') {
      hub.endSession(token);
      return ok({});
    }
    if (request === 'sync.pull') {
      const { cursor, limit } = input as HubInput<'sync.pull'>;
      return ok(hub.pull(who.principal, cursor, limit));
    }
    if (request === 'sync.snapshot') {
      const { after, historyDays = null } = input as HubInput<'sync.snapshot'>;
      return ok(hub.snapshot(who.principal, after, historyDays));
    }
    if (request === 'sync.push') {
      const answers = cable.answers.splice(0);
      if (answers.length > 0) return ok({ answers });
      return ok({ answers: hub.push(who.principal, pushRequest.parse(input).commands) });
    }
    if (request === 'draft.exchange') {
      return ok(hub.drafts.exchange(who.principal.id, input as HubInput<'draft.exchange'>));
    }
    return request === 'number.lease' ? ok(hub.lease(leaseSize)) : refuse({ code: 'request.unknown' });
  }

  const { link: fileLink, files } = createSmallFileLink((token) => {
    if (isCut) return unreachable;
    return hub.whoseToken(token) === null ? { code: 'session.unknown' } : null;
  });
  const cable: Cable = {
    link,
    fileLink,
    files,
    cut: () => {
      isCut = true;
      for (const stream of streams) stream.close();
      streams.clear();
    },
    mend: () => {
      isCut = false;
    },
    loses: () => null,
    refuses: () => null,
    answers: [],
    skipOnePage: () => {
      skips.left += 1;
    },
    seen: [],
  };
  return cable;
}

type Hello = Extract<ClientToHub, { kind: 'hello' }>;

/** Sends what is new, one page at a time, the next when the last one is said to be stored. */
function openSmallStream(hub: SmallHub, hello: Hello, nowMs: () => number, skips: { left: number }): LiveStream {
  const who = hub.whoseToken(hello.token);
  const queue: HubToClient[] = [];
  let sent: FeedCursor | null = hello.cursor;
  let isIdle = true;
  let isOver = false;
  let wake = Promise.withResolvers<void>();

  function say(message: HubToClient): void {
    queue.push(message);
    wake.resolve();
  }

  function feed(principal: Principal): void {
    if (!isIdle || isOver) return;
    const page = hub.pull(principal, sent, 100);
    if (page.rows.length === 0 && page.from !== null) return;
    sent = page.to;
    if (skips.left > 0) {
      skips.left -= 1;
      return;
    }
    isIdle = false;
    say({ kind: 'page', page });
  }

  const stopListening = hub.onFeed(() => who !== null && feed(who.principal));
  if (who === null) say({ kind: 'bye', code: 'session.unknown' });
  else {
    say({ kind: 'welcome', nowMs: epochMs.parse(nowMs()) });
    feed(who.principal);
  }

  return {
    next: async () => {
      while (queue.length === 0) {
        if (isOver) return null;
        await wake.promise;
        wake = Promise.withResolvers();
      }
      return isOver ? null : (queue.shift() ?? null);
    },
    send: () => {
      isIdle = true;
      if (who !== null) feed(who.principal);
    },
    close: () => {
      isOver = true;
      stopListening();
      wake.resolve();
    },
  };
}
