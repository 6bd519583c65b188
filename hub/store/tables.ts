import type { Selectable } from 'kysely';
import type { AccessTables } from '../access/access-tables.ts';
import type { DraftTables } from '../draft/draft-tables.ts';
import type { JobTables } from '../jobs/job-tables.ts';
import type { KnowledgeTables } from '../knowledge/knowledge-tables.ts';
import type { AttachmentTables } from '../attachment/attachment-tables.ts';
import type { RemoteSupportTables } from '../remote-support/remote-support-tables.ts';
import type { SignalTables } from '../signalling/signal-tables.ts';

/** Every table of the store. Each room of the hub adds its own; moments are epoch milliseconds, states are JSON text. */
export interface Tables
  extends
    RecordTables,
    AccessTables,
    NumberTables,
    KnowledgeTables,
    AttachmentTables,
    JobTables,
    RemoteSupportTables,
    SignalTables,
    DraftTables {}

/** Records and what follows from them; written by the gate alone (`hub/sync`). */
export interface RecordTables {
  record: {
    id: string;
    /** The kind of record, such as `incident`. */
    name: string;
    /** The record's schema version when `state` was written. */
    schema_version: number;
    state: string;
    /** How many accepted commands made it what it is. */
    revision: number;
    /** Of settled work, when its last command was received; `null` while it is not settled, and for all that is not work. */
    quiet_since_ms: number | null;
  };
  journal: {
    id: string;
    target: string;
    place: number;
    audience: string;
    schema_version: number;
    line: string;
    occurred_at_ms: number;
    received_at_ms: number;
  };
  /** The last place of every record and journal line in every scope it is or was visible in. */
  feed: {
    scope: string;
    id: string;
    record: string;
    place: number;
    op: 'put' | 'out';
  };
  /** What the hub answered to a command, for ever. */
  answer: {
    command: string;
    answer: string;
  };
  /** Lines that came back after a restore and fit no more, until their author has asked for them; see `sync/unplaced-lines.ts`. */
  unplaced_line: {
    id: string;
    /** The installation that they were done on. */
    device: string;
    line: string;
  };
  /** What each installation took on when it was last here; see `access/installation-marks.ts`. */
  installation_mark: {
    device: string;
    count: number;
    mark: string;
  };
  /** The last moment known of an installation, by the hub's clock: what it does next cannot have happened before. */
  installation_clock: {
    device: string;
    occurred_at_ms: number;
  };
  /** What devices said that they have forgotten; only ever added to. */
  forgotten_receipt: {
    id: string;
    session: string;
    /** The person or device the session belongs to. */
    holder: string;
    installation: string;
    /** Up to this place of the feed everything that left what the holder may see is gone from the installation. */
    place: number;
    /** How many records and lines it forgot since its last receipt. */
    records: number;
    /** By the installation's clock, corrected to the hub's. */
    forgotten_at_ms: number;
    received_at_ms: number;
  };
  /** SQLite only: PostgreSQL has sequences. */
  counter: {
    name: string;
    value: number;
  };
  setting: {
    name: string;
    /** JSON. */
    value: string;
  };
  migration: {
    version: number;
    name: string;
    applied_at_ms: number;
  };
}

/** Ticket numbers (`hub/incident`). */
export interface NumberTables {
  /** Up to which serial number each site's numbers have been given out. */
  number_series: {
    site_code: string;
    last: number;
  };
  /** Blocks given to installations; kept for ever, so that every number is accounted for (NUM-1). */
  number_lease: {
    site_code: string;
    first: number;
    last: number;
    device: string;
    leased_at_ms: number;
  };
  used_number: {
    number: string;
    incident: string;
  };
}

export type RecordRow = Selectable<Tables['record']>;
