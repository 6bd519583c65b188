import type { CommandTable, RecordKind, RecordPolicy } from '#domain/kernel/command.ts';
import { defineCommand } from '#domain/kernel/command.ts';
import { personId, recordId } from '#domain/kernel/fields.ts';
import { personScope } from '#domain/kernel/principal.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import type { RecordDefinition } from '#domain/kernel/record.ts';
import { ok } from '#domain/kernel/result.ts';
import { z } from 'zod';

const parcelId = recordId('parcel');
const parcelSchema = z.strictObject({ id: parcelId, holder: personId, isSealed: z.boolean() });

/** A record that goes from hand to hand: the kind of record whose readers change, which the desk's own seldom do. */
export type Parcel = z.infer<typeof parcelSchema>;

export const parcelRecord: RecordDefinition<Parcel> = {
  name: 'parcel',
  shelf: 'own',
  schema: parcelSchema,
  indexes: [],
  migrations: [],
};

const holderInput = z.strictObject({ holder: personId });
const anything = z.strictObject({});

const parcelCommands = {
  'parcel.send': defineCommand({
    line: 'parcel.sent',
    begins: true,
    input: holderInput,
    decide: (blank: Parcel, { holder }) => ok({ ...blank, holder }),
  }),
  'parcel.hand-over': defineCommand({
    line: 'parcel.handed-over',
    input: holderInput,
    decide: (parcel: Parcel, { holder }) => ok({ ...parcel, holder }),
  }),
  'parcel.weigh': defineCommand({
    line: 'parcel.weighed',
    audience: 'desk',
    input: anything,
    decide: (parcel: Parcel) => ok(parcel),
  }),
  /** Breaks while it is decided, as no command should. */
  'parcel.drop': defineCommand({
    line: 'parcel.dropped',
    input: anything,
    decide: () => {
      throw new TypeError('It fell.');
    },
  }),
  /** Leaves a record that is none. */
  'parcel.lose': defineCommand({
    line: 'parcel.lost',
    input: anything,
    decide: (parcel: Parcel) => ok({ ...parcel, holder: personId.parse('person:0').slice(0, 3) as Parcel['holder'] }),
  }),
} satisfies CommandTable<Parcel>;

/** Read by its holder and, if `extra` says so, by others as well. */
export function parcelKind(
  over: { readonly extra?: readonly Scope[]; readonly record?: RecordDefinition<Parcel> } = {},
): RecordKind {
  const { extra = [], record = parcelRecord } = over;
  const anyone = () => true;
  const policy: RecordPolicy<Parcel, typeof parcelCommands> = {
    readersOf: ({ holder }) => [personScope(holder), ...extra],
    mayIssue: {
      'parcel.send': anyone,
      'parcel.hand-over': anyone,
      'parcel.weigh': anyone,
      'parcel.drop': anyone,
      'parcel.lose': anyone,
    },
  };
  const blank = (id: Parcel['id']): Parcel => ({ id, holder: personId.parse('person:0'), isSealed: true });
  const kind: RecordKind<Parcel> = { record, blank, commands: parcelCommands, policy };
  // As in `domain/processes.ts`: the kind is found by the id's prefix, and every input is parsed.
  return kind as unknown as RecordKind;
}
