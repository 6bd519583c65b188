import { PassThrough } from 'node:stream';
import type {
  CoreInput,
  CoreOutput,
  CoreRequest,
  EnrolledState,
  HelperNews,
  HelperState,
} from '#contracts/helper-core.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import type { SignalLines } from '#platform/any/signalling/signal-lines.ts';
import { createDirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { sleep } from '#platform/node/sleep.ts';
import { expect } from 'vitest';
import type { HelperCore } from '../../agent-helper/core/helper-core.ts';
import { createHelperCore } from '../../agent-helper/core/helper-core.ts';
import { createRecentLog } from '../../agent-helper/main/diagnostics/recent-log.ts';
import { aHelperBefore } from '../../agent-helper/main/surroundings.fixtures.ts';
import { HubInMemory } from '../../agent-helper/main/hub-link/hub.fixtures.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The helper's core before a real hub, without its windows, on a computer that has nothing to say of itself. */
export interface CoreInNode {
  readonly signals: Pick<SignalLines, 'act'>;
  readonly news: readonly HelperNews[];
  ask<Name extends CoreRequest>(request: Name, input: CoreInput<Name>): Promise<CoreOutput<Name>>;
  /** How it stands with its hub, and with an offer to be helped without one. */
  readonly state: () => Promise<HelperState>;
  readonly help: () => Promise<EnrolledState['help']>;
  readonly stop: () => Promise<void>;
}

export async function startCoreInNode(origin: string, code: string): Promise<CoreInNode> {
  const stopping = new AbortController();
  const output = () => ({ output: new PassThrough(), exit: Promise.resolve(null), kill: () => undefined });
  const { around } = aHelperBefore(new HubInMemory(), await temporaryFolder(), {
    askAt: (hub) => (request, input, options) => askHub(hub, request, input, options),
    filesAt: (hub) => attachmentLink(hub),
    cage: { start: output, timeoutMs: 1_000, maxAnswerBytes: 1_000 },
    nowMs: Date.now,
    sleep,
    stopped: stopping.signal,
  });
  const signals = createSignalLines({ nowMs: Date.now, wait: sleep });
  const directs = createDirectSessions();
  const news: HelperNews[] = [];
  const core = createHelperCore({
    around,
    recent: createRecentLog(Date.now),
    openStreamAt:
      (hub) =>
      (...hello) =>
        openLiveStream(hub, ...hello),
    signals,
    directs,
    tell: () => undefined,
    notify: (told) => void news.push(told),
  });
  const running = core.run();
  await enrol(core, origin, code);
  return {
    // As the process of the helper does.
    signals: { act: (act, hear) => (directs.has(act.session) ? directs : signals).act(act, hear) },
    state: () => stateOf(core),
    news,
    // The core parses what it is asked, and answers by the schema of the same name.
    ask: (request, input) => core.answer(request, input) as never,
    help: async () => {
      const state = await stateOf(core);
      return state.stage === 'enrolled' ? state.help : null;
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function enrol(core: HelperCore, hub: string, code: string): Promise<void> {
  const patience = { timeout: 15_000 };
  await expect.poll(async () => (await stateOf(core)).stage, patience).toBe('not-enrolled');
  const claimed = await core.answer('enrolment.claim', { hub, code });
  expect(claimed).toMatchObject({ ok: true });
  await expect.poll(() => stateOf(core), patience).toMatchObject({ stage: 'enrolled', link: 'online' });
}

async function stateOf(core: HelperCore): Promise<HelperState> {
  return (await core.answer('state.read', {})) as HelperState;
}
