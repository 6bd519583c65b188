import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { EngineName, StoreTransaction } from '../store/store.ts';

/** The one way in: whoever wants something changed hands commands to the gate, people and timers alike. */
export interface Gate {
  /**
   * Decides commands on the hub's own records, in order, each seeing what the earlier ones did, and answers each.
   * A command that was answered before gets the same answer. What is answered is stored: answers, records, journal and
   * feed are one transaction. Throws when the store failed; then nothing was done and all may be sent again.
   */
  accept(principal: Principal, entries: readonly CommandEntry[]): Promise<readonly CommandAnswer[]>;
  /**
   * All or nothing: `alongside` (rows of another room that must stand or fall with the commands) and every command in
   * one transaction. The first refusal, of `alongside` or of a command, undoes all of it and is returned.
   */
  acceptTogether(
    principal: Principal,
    entries: readonly CommandEntry[],
    alongside: (tx: StoreTransaction) => Promise<Result<null>>,
  ): Promise<Result<null>>;
}

/** The desk's records as a batch of commands sees them: as stored, with what its earlier commands changed. */
export interface DeskView {
  readonly tx: StoreTransaction;
  /** For the few statements that the engines have no common words for. */
  readonly engine: EngineName;
  /** True while commands are taken back that were accepted before: the numbers they bring were given out then. */
  readonly isRecovery: boolean;
  find<State extends DeskRecord>(definition: RecordDefinition<State>, id: State['id']): Promise<State | undefined>;
  /** Every record of a small kind (`shelf: 'reference'`), in ascending order of id. */
  all<State extends DeskRecord>(definition: RecordDefinition<State>): Promise<readonly State[]>;
}

/** A command as the hub completed it, and what is to be written down if it is accepted. */
export interface Prepared {
  readonly entry: CommandEntry;
  /** `record`: as the command leaves it. What is written here stands or falls with it. */
  readonly onAccepted: (record: DeskRecord) => Promise<void>;
}

/** Fills in what only the hub may say (numbers, routing) before a command is decided. */
export type Prepare = (entry: CommandEntry, principal: Principal, desk: DeskView) => Promise<Result<Prepared>>;

export interface FaultReport {
  readonly reportId: string;
  readonly command: CommandEntry['id'];
  readonly name: CommandEntry['name'];
  readonly cause: unknown;
}
