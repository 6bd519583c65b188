import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import type { SessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { ScreenState } from './screen-state.ts';

export interface ScreenPartPorts {
  readonly link: PeerLink;
  readonly line: SessionLine<'console'>;
  readonly note: (happening: HappeningNoted) => void;
  /** Nobody honest does that: the line is closed, and the session ends (S17). */
  readonly alarm: (code: string) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

/** One thing that is done beside looking, over one line to one end of the helper. */
export interface ScreenPart {
  /** What the helper says, each part all of it: it takes what is of its own. Its right was live a moment ago. */
  readonly hear: (message: Ctl<'helper'>) => void;
  /** With every change of what is known of the session. */
  readonly update: (state: ScreenState) => void;
  /** The line is over. */
  readonly close: () => void;
}

/** Opened for each line anew. */
export type OpenScreenPart = (ports: ScreenPartPorts) => ScreenPart;
