import { z } from 'zod';
import type { EpochMs } from './fields.ts';
import { epochMs } from './fields.ts';
import { actorId } from './principal.ts';
import type { Principal, Scope } from './principal.ts';
import type { DeskRecord, RecordDefinition } from './record.ts';
import type { Result } from './result.ts';

/** Rises when a command's input changes so that an older client's could be misread. 1: first release. */
export const COMMAND_SCHEMA_VERSION = 1;

/** A person's act as it travels: written once where it was issued, never changed on its way. */
export const commandEntry = z.strictObject({
  /** A UUIDv7. The hub answers a known id with the answer it gave the first time. */
  id: z.uuidv7(),
  name: z
    .string()
    .max(64)
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/),
  target: z
    .string()
    .max(48)
    .regex(/^[a-z]+(-[a-z]+)*:[0-9A-Za-z]+$/),
  input: z.json(),
  actor: actorId,
  /** The installation it was issued on: one browser profile, one console, one helper, or the hub. */
  device: z
    .string()
    .max(48)
    .regex(/^(client|device|desk):[0-9A-Za-z]+$/),
  /** By the clock of that installation. */
  issuedAtMs: epochMs,
  /** Hub clock minus the installation's clock, as last measured; 0 when it never met the hub. */
  hubOffsetMs: z.int().min(-9_999_999_999_999).max(9_999_999_999_999),
  schemaVersion: z.int().min(1).max(COMMAND_SCHEMA_VERSION),
});
export type CommandEntry = z.infer<typeof commandEntry>;

/** Finds another record by id, among those the command said that it reads. */
export type FindRecord = <State extends DeskRecord>(
  definition: RecordDefinition<State>,
  id: State['id'],
) => State | undefined;

/** All that a decision may look at beside its record and its input. */
export interface CommandContext {
  readonly principal: Principal;
  readonly nowMs: EpochMs;
  readonly find: FindRecord;
}

/** Who sees the journal line: the desk alone, or whoever may read the record. */
export type Audience = 'desk' | 'readers';

// Methods, not function properties: TypeScript compares their parameters both ways, which lets tables of
// commands with different inputs be held in one registry. `run-command.ts` parses before it calls.
export interface CommandDefinition<State extends DeskRecord, Input extends z.ZodType = z.ZodType> {
  /** The journal line it writes: the same verb in the past. */
  readonly line: string;
  /** Who sees the line; by the input where its author chooses. */
  audienceOf(input: z.output<Input>): Audience;
  /** True when it brings its record into being; every other command needs the record to be there. */
  readonly begins: boolean;
  readonly input: Input;
  /** Ids of other records that `decide` looks at. */
  reads(input: z.output<Input>): readonly string[];
  decide(state: State, input: z.output<Input>, context: CommandContext): Result<State>;
}

export type CommandTable<State extends DeskRecord> = Readonly<Record<string, CommandDefinition<State>>>;

interface CommandOptions<State extends DeskRecord, Input extends z.ZodType> {
  readonly line: string;
  readonly input: Input;
  readonly decide: (state: State, input: z.output<Input>, context: CommandContext) => Result<State>;
  /** `readers` unless said otherwise. */
  readonly audience?: Audience | ((input: z.output<Input>) => Audience);
  readonly begins?: boolean;
  readonly reads?: (input: z.output<Input>) => readonly string[];
}

export function defineCommand<State extends DeskRecord, Input extends z.ZodType>(
  options: CommandOptions<State, Input>,
): CommandDefinition<State, Input> {
  const { audience = 'readers', ...given } = options;
  const audienceOf = typeof audience === 'function' ? audience : () => audience;
  return { begins: false, reads: () => [], ...given, audienceOf };
}

/** Who may hold a record, and who may issue which command on it. One entry per command, or it does not compile. */
export interface RecordPolicy<State extends DeskRecord, Commands extends CommandTable<State> = CommandTable<State>> {
  readersOf(state: State): readonly Scope[];
  readonly mayIssue: {
    readonly [Name in keyof Commands]: PolicyRule<State, z.output<Commands[Name]['input']>>;
  };
}

/** For a command that begins its record, `state` is the blank one. */
export type PolicyRule<State, Input> = {
  bivarianceHack(issuer: Principal, state: State, input: Input): boolean;
}['bivarianceHack'];

/** Everything the desk knows about one kind of record. */
export interface RecordKind<State extends DeskRecord = DeskRecord> {
  readonly record: RecordDefinition<State>;
  blank(id: State['id']): State;
  readonly commands: CommandTable<State>;
  readonly policy: RecordPolicy<State>;
}

export type RecordKinds = readonly RecordKind[];
