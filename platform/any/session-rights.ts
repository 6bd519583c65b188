import { neededRights } from '#contracts/remote-session/needed-rights.ts';
import type { ActFromConsole, Ctl, LinkRole } from '#contracts/remote-session/session-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { holdRights, judgeUse, lineIsBack, noRightsHeld } from '#domain/remote-control/message-right.rules.ts';

type KindFrom<Role extends LinkRole> = Role extends 'console' ? ActFromConsole['kind'] : Ctl<'helper'>['kind'];

/** Which of the other end's messages may be taken, over one link. */
export interface SessionRights<From extends LinkRole> {
  /** What is live at this moment, as far as this end knows. */
  readonly hold: (live: Iterable<Capability>) => void;
  readonly lineIs: (state: 'connected' | 'reconnecting') => void;
  /** `alarm`: nobody honest says that (S17). */
  readonly judge: (kind: KindFrom<From>) => 'take' | 'drop' | 'alarm';
}

/** Both ends judge by the same table and the same rule. @param from Who says what is judged. */
export function createSessionRights<From extends LinkRole>(from: From, nowMs: () => number): SessionRights<From> {
  const needed: Readonly<Record<string, readonly Capability[]>> = neededRights[from];
  let held = noRightsHeld;
  let isSilent = false;
  return {
    hold: (live) => (held = holdRights(held, live, nowMs())),
    lineIs: (state) => {
      if (isSilent && state === 'connected') held = lineIsBack(held, nowMs());
      isSilent = state === 'reconnecting';
    },
    // Every kind stands in the table.
    judge: (kind) => judgeUse(held, needed[kind] ?? [], nowMs()),
  };
}
