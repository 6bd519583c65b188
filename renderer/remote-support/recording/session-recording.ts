import { Fault } from '#contracts/fault.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { Result } from '#domain/kernel/result.ts';
import { refuse } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';
import type { OpenScreenPart, ScreenPart, ScreenPartPorts } from '../screen/screen-part.ts';
import type { ScreenState } from '../screen/screen-state.ts';
import { isLive } from '../screen/screen-state.ts';
import type { RecordingDatabase } from './recording-database.ts';
import type { RecordingTake, TakeAbout, TakePorts } from './recording-take.ts';
import { beginTake } from './recording-take.ts';

export type RecordingState =
  | { readonly kind: 'none' }
  /** @param runningSinceMs By this window's steady clock; `null` while nothing is shown that could be recorded. */
  | { readonly kind: 'going'; readonly beforeMs: number; readonly runningSinceMs: number | null }
  /** It is over, and on its way to the ticket. */
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept' }
  /** Something is missing; what was recorded before is kept. */
  | { readonly kind: 'failed'; readonly code: string };

export interface SessionRecordingPorts extends Omit<TakePorts, 'onFull' | 'onEnded'> {
  readonly database: TakePorts['database'] & Pick<RecordingDatabase, 'letGo'>;
  readonly about: Omit<TakeAbout, 'id'>;
  readonly newId: () => string;
  /** The key that is recorded with now; `null`: there is none. */
  readonly key: () => Promise<RecordingKey | null>;
  readonly format: () => string | null;
  /** Nobody else of this browser puts a take on the ticket meanwhile. Returns the way to let go of it. */
  readonly hold: (take: string) => () => void;
  readonly keep: (take: string) => Promise<Result<null>>;
  readonly reportFault: (error: unknown) => void;
}

/**
 * Records what is shown, exactly as long as the person lets it: what they granted is followed, and nothing else begins a recording.
 *
 *     not granted ─▶ granted, picture shown: first take ─▶ full: next take, then the first one ends ─▶ not granted: kept
 *                                                        └ hidden, line silent: paused └ another stream: next take
 */
export class SessionRecording {
  readonly #ports: SessionRecordingPorts;
  readonly #state = new BehaviorSubject<RecordingState>({ kind: 'none' });
  readonly state$: Observable<RecordingState> = this.#state.asObservable();
  #run: Run | null = null;

  constructor(ports: SessionRecordingPorts) {
    this.#ports = ports;
  }

  readonly openPart: OpenScreenPart = (ports): ScreenPart => ({
    hear: () => undefined,
    update: (state) => this.#update(state, ports),
    close: () => this.#end(ports),
  });

  #update(state: ScreenState, line: ScreenPartPorts): void {
    const { stream, link } = state;
    const isThere = link?.state === 'connected' || link?.state === 'reconnecting';
    if (!isThere || !isLive(state, 'record')) return this.#end(line);
    if (stream === null) return;
    if (this.#run === null) {
      // Before anything is shown there is nothing to record, and a recorder that gets no frame never begins.
      if (isShown(state)) this.#begin(stream, line);
    } else this.#run.follow(stream, !isShown(state));
    this.#tell();
  }

  #begin(stream: MediaStream, line: ScreenPartPorts): void {
    const run = new Run(stream, {
      ...this.#ports,
      note: line.note,
      onChanged: () => this.#tell(),
      onFailed: (error) => this.#fail(error, line),
    });
    this.#run = run;
    line.note({ actor: this.#ports.about.agent, type: 'recording-begun', data: {} });
  }

  #end({ note }: Pick<ScreenPartPorts, 'note'>): void {
    const run = this.#run;
    if (run === null) return;
    this.#run = null;
    note({ actor: this.#ports.about.agent, type: 'recording-ended', data: { lengthMs: Math.round(run.lengthMs()) } });
    const before = this.#state.value;
    if (before.kind !== 'failed') this.#state.next({ kind: 'keeping' });
    void this.#whenKept(run)
      .catch((error: unknown) => this.#notKept(error))
      .finally(() => this.#run === null && this.#ports.database.letGo());
  }

  async #whenKept(run: Run): Promise<void> {
    const kept = await run.end();
    // Another one may have begun meanwhile.
    if (this.#run !== null || this.#state.value.kind !== 'keeping') return;
    this.#state.next(kept.ok ? { kind: 'kept' } : { kind: 'failed', code: kept.refusal.code });
  }

  /** What could be written is put on the ticket at the next start. */
  #notKept(error: unknown): void {
    this.#ports.reportFault(error);
    if (this.#run === null) this.#state.next({ kind: 'failed', code: codeOf(error) });
  }

  /** The person is not left in the belief that something is recorded. */
  #fail(error: unknown, line: ScreenPartPorts): void {
    if (!(error instanceof Fault)) this.#ports.reportFault(error);
    this.#state.next({ kind: 'failed', code: codeOf(error) });
    line.line.say({ kind: 'session.give-up', capability: 'record' });
    this.#end(line);
  }

  #tell(): void {
    const run = this.#run;
    if (run === null) return;
    const { value } = this.#state;
    const runningSinceMs = run.isPaused ? null : this.#ports.steadyMs();
    const wasRunning = value.kind === 'going' && value.runningSinceMs !== null;
    if (value.kind === 'going' && wasRunning === (runningSinceMs !== null)) return;
    this.#state.next({ kind: 'going', beforeMs: run.lengthMs(), runningSinceMs });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Fault ? error.code : 'recording.not-possible';
}

function isShown(state: ScreenState): boolean {
  const isSeen = state.picture?.state === 'shown' && state.hasFrame && isLive(state, 'view');
  return isSeen && state.link?.state === 'connected';
}

interface RunPorts extends SessionRecordingPorts {
  readonly note: (happening: HappeningNoted) => void;
  readonly onChanged: () => void;
  readonly onFailed: (error: unknown) => void;
}

interface HeldTake {
  readonly take: RecordingTake;
  readonly letGo: () => void;
}

/** One recording: takes, one after the other. */
class Run {
  readonly #ports: RunPorts;
  #stream: MediaStream;
  #current: HeldTake | null = null;
  /** Takes begin and end one after the other. */
  #turn: Promise<void>;
  #endedMs = 0;
  #isPaused = false;
  #isOver = false;
  readonly #keeping: Promise<Result<null>>[] = [];

  constructor(stream: MediaStream, ports: RunPorts) {
    this.#stream = stream;
    this.#ports = ports;
    this.#turn = this.#next().catch(ports.onFailed);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  readonly lengthMs = (): number => this.#endedMs + (this.#current?.take.lengthMs() ?? 0);

  follow(stream: MediaStream, isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#current?.take.pause(isPaused);
    if (stream === this.#stream || isPaused) return;
    this.#stream = stream;
    this.#goOn();
  }

  /** Resolves when everything is on the ticket, or why something is not yet. */
  async end(): Promise<Result<null>> {
    this.#isOver = true;
    // Asked to stop at once: the line that the picture comes by may be gone in a moment.
    const current = this.#current;
    this.#current = null;
    const last = current === null ? null : this.#stop(current);
    await this.#turn;
    await last;
    const outcomes = await Promise.all(this.#keeping);
    return outcomes.find(({ ok }) => !ok) ?? { ok: true, value: null };
  }

  #goOn(): void {
    this.#turn = this.#turn.then(() => this.#next()).catch(this.#ports.onFailed);
  }

  /** The next take begins before the one before ends: nothing falls between them. */
  async #next(): Promise<void> {
    if (this.#isOver) return;
    const [key, format] = [await this.#ports.key(), this.#ports.format()];
    if (key === null) throw new Fault('recording.no-key', 'There is no key to record with.');
    if (format === null) throw new Fault('recording.not-possible', 'This browser records no film.');
    const held = await this.#take(key, format);
    const { take } = held;
    const before = this.#current;
    this.#current = held;
    if (this.#isOver) this.#current = null;
    else take.pause(this.#isPaused);
    if (before !== null) await this.#stop(before);
    if (this.#isOver) await this.#stop(held);
    this.#ports.onChanged();
  }

  async #take(key: RecordingKey, format: string): Promise<HeldTake> {
    const about = { id: this.#ports.newId(), ...this.#ports.about };
    const letGo = this.#ports.hold(about.id);
    const hearing = {
      onFull: () => this.#goOn(),
      onEnded: (error: unknown) => this.#takeEnded(error),
    };
    try {
      const take = await beginTake(about, { key, stream: this.#stream, format }, { ...this.#ports, ...hearing });
      return { take, letGo };
    } catch (error) {
      letGo();
      throw error;
    }
  }

  /** Another picture is on its way where the old one is over; only what broke ends the recording. */
  #takeEnded(error: unknown): void {
    if (error !== null && !this.#isOver) this.#ports.onFailed(error);
  }

  /** What fails here is done at the next start. */
  async #keep(take: string): Promise<Result<null>> {
    try {
      return await this.#ports.keep(take);
    } catch (error) {
      this.#ports.reportFault(error);
      return refuse({ code: codeOf(error) });
    }
  }

  async #stop({ take, letGo }: HeldTake): Promise<void> {
    this.#endedMs += take.lengthMs();
    try {
      await take.stop();
    } finally {
      this.#keeping.push(this.#keep(take.id).finally(letGo));
    }
  }
}
