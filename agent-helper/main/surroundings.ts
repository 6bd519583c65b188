import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { KeyVault } from './enrolment/key-vault.ts';
import type { Ask } from './hub-link/hub-link.ts';
import type { HelperLog } from './helper-log.ts';
import type { Cage } from './inventory/ask-caged.ts';
import type { Words } from './words/words.ts';

/** What a helper finds around it when it starts. Built once, at the top; nothing else reaches for these things. */
export interface Surroundings {
  /** Absolute; need not exist yet. */
  readonly dataPath: string;
  readonly hostName: string;
  /** Of this machine, in networks of one's own. */
  readonly localAddresses: () => readonly string[];
  readonly words: Words;
  /** One line for the person who started the helper. */
  readonly say: (line: string) => void;
  readonly log: HelperLog;
  readonly askAt: (hub: string) => Ask;
  /** The way of files to a hub. */
  readonly filesAt: (hub: string) => AttachmentLink;
  /** The system's store of secrets; `null` where a helper runs without one, as on the command line. */
  readonly vault: KeyVault | null;
  readonly cage: Cage;
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Aborted when the helper is told to stop. */
  readonly stopped: AbortSignal;
}
