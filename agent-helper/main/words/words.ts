import type { Incident } from '#domain/incident/incident.record.ts';
import type { Inventory, InventorySection } from '#domain/inventory/inventory.sections.ts';

/** What a sentence may need to know: paths, modes, the system's reason. */
export type Details = Readonly<Record<string, string | number>>;
type Sentence = (details: Details) => string;

/** Everything that can go wrong at this machine or be said no to, and that people can do something about. */
export type SentenceCode =
  | 'arguments.unknown'
  | 'arguments.code-missing'
  | 'arguments.summary-missing'
  | 'helper.not-enrolled'
  | 'helper.enrolled-already'
  | 'helper.running-already'
  | 'hub.address-unsafe'
  | 'hub.unreachable'
  | 'hub.answer-invalid'
  | 'hub.busy'
  | 'hub.fault'
  | 'request.too-many'
  | 'enrolment.code-wrong'
  | 'enrolment.throttled'
  | 'device.signature-wrong'
  | 'protocol.unknown'
  | 'command.not-permitted'
  | 'problem.hub-never-met'
  | 'problem.nobodys-device'
  | 'problem.summary-invalid'
  | 'problem.details-invalid'
  | 'problem.not-kept'
  | 'problem.refused'
  | 'outbox.full'
  | 'folder.not-private'
  | 'folder.unusable'
  | 'file.not-private'
  | 'file.unreadable'
  | 'file.not-written'
  | 'file.disk-full'
  | 'file.damaged'
  | 'key.sealed';

/** All that the helper says to people, in one language. Whole sentences: no sentence is built from pieces. */
export interface Words {
  /** For dates: a BCP 47 tag. */
  readonly language: string;
  readonly usage: string;
  readonly sentences: Readonly<Record<SentenceCode, Sentence>>;
  readonly unknownRefusal: (code: string) => string;

  readonly enrolled: (device: string, hub: string) => string;
  readonly enrolledButNotMet: string;
  readonly belongsToSomebody: string;
  readonly belongsToNobody: string;

  readonly running: (hub: string) => string;
  readonly reportedAs: (number: string) => string;
  readonly reportedWithoutNumber: string;
  readonly keptForHub: (reason: string) => string;

  readonly statusTitle: (name: string, device: string, hub: string) => string;
  readonly lastMet: (when: string) => string;
  readonly neverMet: string;
  readonly isRunning: string;
  readonly isNotRunning: string;
  readonly nothingWaits: string;
  readonly waitingTitle: (count: number) => string;
  readonly waitingProblem: (summary: string, when: string) => string;
  readonly waitingInventory: (when: string) => string;
  readonly problemsTitle: string;
  readonly numberFollows: string;
  readonly states: Readonly<Record<Incident['state'], string>>;
  readonly refusedTitle: (count: number, folder: string) => string;
  readonly damagedTitle: (count: number, folder: string) => string;

  readonly inventoryTitle: string;
  readonly sections: Readonly<Record<InventorySection, string>>;
  readonly labels: Readonly<Record<FactLabel, string>>;
  readonly notKnown: string;
  readonly yes: string;
  readonly no: string;
  readonly callsFailed: (calls: string) => string;
  /** What stood in a section before, and what stands there now. */
  readonly wasBefore: (section: string, fact: string) => string;
  readonly isNow: (section: string, fact: string) => string;
  readonly since: (moment: string) => string;
  readonly pictureName: (serial: number) => string;
  readonly diagnosticsName: string;
  readonly diskLine: (mount: string, free: string, total: string) => string;
  readonly uptimeLine: (since: string, hours: number) => string;
  readonly hubIsReached: string;
  readonly hubIsNotReached: string;
  readonly rightsGivenUp: string;
  readonly rightsMissing: string;
}

type FieldsOf<Section> = Section extends readonly (infer Row)[] ? keyof Row : keyof Section;
type RowsIn<Section> = Section extends readonly unknown[] ? never : RowFields<Section[keyof Section]>;
type RowFields<Value> = Value extends readonly (infer Row)[] ? keyof Row : never;
type KnownSection = NonNullable<Inventory[InventorySection]>;

/** The name of every fact of the inventory: a new one needs its word in every language before it compiles. */
export type FactLabel = FieldsOf<KnownSection> | RowsIn<KnownSection>;
