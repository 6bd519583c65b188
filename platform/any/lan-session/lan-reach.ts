import type { LanFromConsole, LanFromHelper, LanHere } from '#contracts/lan-session/lan-messages.ts';
import type { TypedAddress } from '#contracts/lan-session/lan-offer.ts';
import type { Result } from '#domain/kernel/result.ts';

/** Why a line is no more: the other end closed it or vanished, or said what no Deskbell says. */
export type LineEnd = 'closed' | 'silent' | 'not-understood';

export interface LineHearing<Heard> {
  readonly hear: (message: Heard) => void;
  readonly onEnd: (why: LineEnd) => void;
}

/** A line between two ends that know the same digits: sealed, in order, with the limits of its messages. */
export interface LanLine<Said, Heard> {
  /** Names this line and no other. */
  readonly channel: string;
  /** From here on; what came before and nobody heard is heard now. Whoever listens takes the place of who did. */
  readonly listen: (hearing: LineHearing<Heard>) => void;
  readonly say: (message: Said) => void;
  /** What was said still goes out. */
  readonly close: () => void;
}

/** A helper that was reached with the right digits. */
export interface ReachedHelper {
  readonly here: LanHere;
  readonly line: LanLine<LanFromConsole, LanFromHelper>;
}

/** Calls a helper in the own network; see `call-lan.ts` of `platform/node` for what it refuses. */
export type CallLan = (address: TypedAddress, digits: string) => Promise<Result<ReachedHelper>>;
