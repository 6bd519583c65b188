import type { OpenedKey } from '#platform/browser/recording/open-recording.ts';

/** Keys whose passphrase was given in this window, by their fingerprints; gone with the window, or with whoever signs out. */
export type OpenedKeys = Map<string, OpenedKey>;
