import type { CoreInput, CoreRequest, HelperNews, HelperState } from '#contracts/helper-core.ts';
import { helperCoreRequests } from '#contracts/helper-core.ts';
import { Fault } from '#contracts/fault.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import type { DirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import type { SignalLines } from '#platform/any/signalling/signal-lines.ts';
import type { ExclusiveLock } from '#platform/node/exclusive-lock.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { createBell } from '../main/bell.ts';
import type { RecentLog } from '../main/diagnostics/recent-log.ts';
import { openEnrolledHelper } from '../main/enrolled-helper.ts';
import { typedCode, typedHub } from '../main/enrolment/typed-enrolment.ts';
import { enrol } from '../main/orders/enrol.ts';
import type { Surroundings } from '../main/surroundings.ts';
import { refusalOf } from '../main/words/say.ts';
import type { EnrolledAnswers } from './answers.ts';
import { answersOf } from './answers.ts';
import { createEnrolledCore } from './enrolled-core.ts';

export interface HelperCorePorts {
  readonly around: Surroundings;
  readonly recent: RecentLog;
  readonly openStreamAt: (hub: string) => OpenStream;
  readonly signals: SignalLines;
  readonly directs: DirectSessions;
  readonly tell: (state: HelperState) => void;
  readonly notify: (news: HelperNews) => void;
}

/**
 * The core behind the helper's windows, from its start to its end:
 *
 *     starting ──▶ not-enrolled ──a code was good──▶ enrolled ──▶ (stopped)
 *        └──▶ blocked: another helper runs, a file is open to others … ──tried again──▶ starting
 */
export interface HelperCore {
  /** Runs until `around.stopped`. */
  readonly run: () => Promise<void>;
  readonly answer: (request: string, input: unknown) => Promise<unknown>;
  readonly wake: () => void;
}

/** What stands in the way may be gone by then. */
const TRY_AGAIN_MS = 15_000;

interface Running {
  readonly answers: EnrolledAnswers;
  readonly state: () => Promise<HelperState>;
  readonly wake: () => void;
}

export function createHelperCore(ports: HelperCorePorts): HelperCore {
  const { around, recent } = ports;
  const bell = createBell(around.sleep);
  let running: Running | null = null;
  let shown: HelperState = { stage: 'starting' };

  function show(state: HelperState): void {
    shown = state;
    ports.tell(state);
  }

  async function runEnrolled(): Promise<void> {
    const helper = await openEnrolledHelper(around);
    const lock = lockOf(helper.folder.lock, helper.folder.path);
    try {
      const openStream = ports.openStreamAt(helper.enrolment.hub);
      const core = createEnrolledCore({ ...ports, helper, openStream, tell: show });
      running = { answers: answersOf(core, around, recent), state: core.state, wake: core.wake };
      around.log('helper started', { device: helper.enrolment.device });
      await core.run();
    } finally {
      running = null;
      lock.release();
    }
  }

  async function run(): Promise<void> {
    while (!around.stopped.aborted) {
      try {
        await runEnrolled();
      } catch (error) {
        if (around.stopped.aborted) return;
        if (!(error instanceof Fault)) throw error;
        show(standstillOf(error));
        await bell.rest(TRY_AGAIN_MS, around.stopped);
      }
    }
  }

  async function answer(request: string, raw: unknown): Promise<unknown> {
    if (!isCoreRequest(request)) throw new Fault('core.request-unknown', 'The core does not know this request.');
    const input = helperCoreRequests[request].input.parse(raw);
    if (request === 'state.read') return running === null ? shown : await running.state();
    if (request === 'enrolment.claim') {
      const outcome = await claim(helperCoreRequests[request].input.parse(input), around);
      if (outcome.ok) bell.ring();
      return outcome;
    }
    if (running === null) throw new Fault('core.not-enrolled', 'Nothing can be done before the computer is enrolled.');
    // The input was parsed by the schema of the same name.
    const answers = running.answers as Readonly<Record<string, (input: unknown) => Promise<unknown>>>;
    return await answers[request]?.(input);
  }

  return {
    run,
    answer,
    wake: () => {
      bell.ring();
      running?.wake();
    },
  };
}

/** Enrols by what was typed. What this machine itself has against it, is told to the person as well. */
async function claim(typed: CoreInput<'enrolment.claim'>, around: Surroundings): Promise<Outcome> {
  try {
    const order = { hub: typedHub(typed.hub), code: typedCode(typed.code) };
    const enrolled = await enrol(order, { ...around, say: () => undefined });
    return enrolled.ok ? { ok: true, value: null } : enrolled;
  } catch (error) {
    if (error instanceof Fault) return { ok: false, refusal: refusalOf(error) };
    throw error;
  }
}

type Outcome = { readonly ok: true; readonly value: null } | { readonly ok: false; readonly refusal: Refusal };

function lockOf(path: string, folder: string): ExclusiveLock {
  const lock = takeLock(path);
  if (lock === null) throw new Fault('helper.running-already', 'Another helper runs.', { details: { path: folder } });
  return lock;
}

function standstillOf(fault: Fault): HelperState {
  if (fault.code === 'helper.not-enrolled') return { stage: 'not-enrolled' };
  const { code, details = {} } = refusalOf(fault);
  return { stage: 'blocked', refusal: { code, details: { ...details } } };
}

function isCoreRequest(name: string): name is CoreRequest {
  return Object.hasOwn(helperCoreRequests, name);
}
