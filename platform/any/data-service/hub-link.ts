import { Fault } from '#contracts/fault.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import type { OpenStream } from '../live-stream.ts';

/** The way to the hub. */
export interface HubLink {
  /** Refuses with `hub.unreachable` when there is no way to the hub, otherwise with the hub's own code. */
  ask<Name extends HubRequest>(
    request: Name,
    input: HubInput<Name>,
    options: {
      readonly token: string | null;
      readonly signal: AbortSignal;
      /** How long the answer may take, in milliseconds, where it is long. */
      readonly timeoutMs?: number;
    },
  ): Promise<Result<HubOutput<Name>>>;
  readonly openStream: OpenStream;
}

/** What the data service takes from its surroundings. */
export interface Surroundings {
  readonly nowMs: () => number;
  /** A UUIDv7. */
  readonly newId: () => string;
  /** Evenly spread, 0 up to but not including 1. */
  readonly chance: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** For what should have worked and did not; the service goes on. */
  readonly reportFault: (error: unknown) => void;
}

/** The hub does not take the token any more, or takes it for somebody else's. */
export function endsSession({ code }: Pick<Refusal, 'code'>): boolean {
  return code === 'session.unknown' || code === 'session.ended' || code === 'command.actor-wrong';
}

/** The hub is away, or has come back from a backup and gets first what it lost. */
const ordinary: ReadonlySet<string> = new Set([
  'hub.unreachable',
  'installation.copied',
  'hub.stopping',
  'feed.restored',
]);

/** What people should know of. That the hub is away is no problem: the desk goes on without it. */
export function problemOf({ code }: Pick<Refusal, 'code'>): string | null {
  const isOrdinary = ordinary.has(code) || endsSession({ code });
  return isOrdinary ? null : code;
}

/** The name of what broke, for people: whoever reads the report finds the rest. */
export function faultCode(error: unknown): string {
  if (isOfFullDisk(error)) return 'storage.full';
  return error instanceof Fault ? error.code : 'service.fault';
}

/** Room helps: people can make some, and then it goes on by itself. */
function isOfFullDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isFull = error instanceof Fault && error.code === 'storage.failed' && error.details['reason'] === 'full';
  const isFileSystemFull = 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return isFull || isFileSystemFull || isOfFullDisk(error.cause);
}
