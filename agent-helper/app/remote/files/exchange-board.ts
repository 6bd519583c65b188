import { stat } from 'node:fs/promises';
import type { ExchangedFile, ExchangeState } from '#contracts/helper-exchange.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';

export interface ExchangeBoardPorts {
  readonly tell: (state: ExchangeState) => void;
  /** Shows a file in its folder, and opens nothing. */
  readonly showInFolder: (path: string) => void;
  readonly nowMs: () => number;
}

/** A file as it stands on the board. */
export interface BoardedFile {
  readonly moved: (bytes: number) => void;
  /** @param path Where it lies now; `null` for one that went. */
  readonly kept: (path: string | null) => void;
  readonly ended: (state: Exclude<ExchangedFile['state'], 'moving' | 'kept'>) => void;
}

export type NewFile = Pick<ExchangedFile, 'direction' | 'name' | 'sizeBytes' | 'sha256'>;

/** So often at the most a bar moves. */
const TELL_EVERY_MS = 200;
/** The oldest of more are told no longer; the record of the session has them. */
const MOST_FILES = 200;

/** What passes beside the picture in one session, for the person to see; it stands until the next session begins. */
export class ExchangeBoard {
  readonly #ports: ExchangeBoardPorts;
  readonly #cancels = new Map<number, () => void>();
  readonly #paths = new Map<number, string>();
  #state: ExchangeState | null = null;
  #session: SupportSessionId | null = null;
  #toldAtMs = -Infinity;
  #count = 0;

  constructor(ports: ExchangeBoardPorts) {
    this.#ports = ports;
  }

  get state(): ExchangeState | null {
    return this.#state;
  }

  /** The same session again, with whoever has taken it over: what has passed stays. */
  begin(session: SupportSessionId, agentName: string): void {
    if (this.#session !== session) {
      this.#session = session;
      this.#cancels.clear();
      this.#paths.clear();
      this.#state = { agentName, files: [], clipboard: null, isLive: true };
    }
    this.#change({ agentName, isLive: true });
  }

  end(): void {
    this.#change({ isLive: false });
  }

  text(direction: 'in' | 'out', characters: number): void {
    this.#change({ clipboard: { direction, characters, atMs: epochMs.parse(this.#ports.nowMs()) } });
  }

  /** @param cancel Where the person does not want it. */
  file(file: NewFile, cancel: () => void): BoardedFile {
    this.#count += 1;
    const id = this.#count;
    this.#cancels.set(id, cancel);
    const before = this.#files().slice(-MOST_FILES + 1);
    this.#change({ files: [...before, { id, ...file, doneBytes: 0, state: 'moving' }] });
    return {
      moved: (doneBytes) => this.#moved(id, doneBytes),
      kept: (path) => {
        if (path !== null) this.#paths.set(id, path);
        this.#over(id, { state: 'kept', doneBytes: file.sizeBytes });
      },
      ended: (state) => this.#over(id, { state }),
    };
  }

  cancel(id: number): void {
    this.#cancels.get(id)?.();
  }

  /** Whether it is still there. */
  async show(id: number): Promise<boolean> {
    const path = this.#paths.get(id);
    if (path === undefined || !(await isThere(path))) return false;
    this.#ports.showInFolder(path);
    return true;
  }

  #moved(id: number, doneBytes: number): void {
    const files = this.#changed(id, { doneBytes });
    if (this.#ports.nowMs() - this.#toldAtMs >= TELL_EVERY_MS) this.#change({ files });
    else if (this.#state !== null) this.#state = { ...this.#state, files };
  }

  #over(id: number, how: Partial<ExchangedFile>): void {
    this.#cancels.delete(id);
    this.#change({ files: this.#changed(id, how) });
  }

  #changed(id: number, next: Partial<ExchangedFile>): ExchangeState['files'] {
    return this.#files().map((file) => (file.id === id ? { ...file, ...next } : file));
  }

  #files(): ExchangeState['files'] {
    return this.#state?.files ?? [];
  }

  #change(next: Partial<ExchangeState>): void {
    if (this.#state === null) return;
    this.#state = { ...this.#state, ...next };
    this.#toldAtMs = this.#ports.nowMs();
    this.#ports.tell(this.#state);
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
