import type { ShareOrder } from '#contracts/helper-remote.ts';
import type { ActFromConsole, Ctl } from '#contracts/remote-session/session-messages.ts';
import type { SessionMonitors } from '#contracts/remote-session/session-state-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { JoinedHelp } from './joined-help.ts';

/** How a session stands for what is done in it beside looking. */
export interface PartStanding {
  /** What the person has granted, and has neither lapsed nor been taken back. */
  readonly live: ReadonlySet<Capability>;
  /** The digits were compared, or keys that people here know have signed. */
  readonly isTrusted: boolean;
  /** The person hides the screen, or has no strip before them: nothing of the agent's takes effect either (C7, C10). */
  readonly isHeldBack: boolean;
  readonly link: 'connecting' | 'connected' | 'reconnecting';
}

export interface PartPorts {
  readonly help: JoinedHelp;
  /** To the console, in order. */
  readonly say: (message: Ctl<'helper'>) => void;
  /** To the page that holds the link, and the id of its web contents. */
  readonly order: (order: ShareOrder) => void;
  readonly contentsId: number;
  readonly note: (happening: HappeningNoted) => void;
  /** The right is made use of, which puts off its end (C16). */
  readonly noteUse: (capability: Capability) => void;
  /** Nobody honest does that: it is written down, and the session ends (S17). */
  readonly alarm: (code: string) => void;
  readonly nowMs: () => number;
  /** In the order in which the console knows them. */
  readonly monitors: () => SessionMonitors['monitors'];
}

/** One thing that may be done beside looking, over one link to one end of a console. */
export interface SessionPart {
  /** What the console says, each part all of it: it takes what is of its own. The right that it needs was live a moment ago. */
  readonly hear: (message: ActFromConsole) => void;
  /** With every change of how it stands, and once at the beginning. */
  readonly update: (standing: PartStanding) => void;
  /** The link is over, or the session: nothing more is done. */
  readonly end: () => Promise<void>;
}

/** Opened for each link anew. */
export type OpenPart = (ports: PartPorts) => SessionPart;

/** A kind of part, and what may be asked for because it is there. */
export interface PartKind {
  readonly openPart: OpenPart;
  /** What of it works here now, and the settings of this computer leave; the rest is not offered, and barred when asked. */
  readonly offered: () => readonly Capability[];
}
