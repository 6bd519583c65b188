/**
 * Everything on its way between consoles and the hub, held until somebody says what goes next and what becomes of it.
 * What travels on one lane keeps its order, as TCP does; lanes overtake each other.
 */
export interface WildNetwork {
  /** Puts something on its way on a lane of `console`. */
  send(parcel: Parcel): void;
  /** Lets one thing arrive, or be lost, or arrive twice; false when nothing is on its way. */
  deliver(dice: Dice): boolean;
  /** Lets the oldest thing arrive. */
  deliverOldest(): boolean;
  /** The same for one console alone. */
  deliverOldestOf(console: number): boolean;
  /** Nothing of a console that is on its way arrives any more. */
  loseAllOf(console: number): void;
  /** Requests and answers alone: its lines stand. */
  loseRequestsOf(console: number): void;
  /** All of everybody: the hub is gone. */
  loseEverything(): void;
  readonly underWay: () => number;
}

export interface Parcel {
  readonly console: number;
  readonly lane: number;
  /** Streams lose nothing in their middle: they break as a whole. */
  readonly mayGetLost: boolean;
  readonly arrive: () => void;
  /** It was lost, and its sender finds out. */
  readonly lose: () => void;
  /** It arrives a second time, later; nobody waits for what that is answered with. Absent where that cannot be. */
  readonly arriveAgain?: (() => void) | undefined;
}

/** Each 0 up to but not including 1. */
export interface Dice {
  readonly which: number;
  readonly fate: number;
}

const LOST_SHARE = 0.1;
const TWICE_SHARE = 0.07;

export function createWildNetwork(): WildNetwork {
  let parcels: Parcel[] = [];

  function take(index: number): Parcel {
    // The first of its lane goes first.
    const { lane } = parcels[index]!;
    const first = parcels.findIndex((parcel) => parcel.lane === lane);
    return parcels.splice(first, 1)[0]!;
  }

  function lose(isLost: (parcel: Parcel) => boolean): void {
    const lost = parcels.filter(isLost);
    parcels = parcels.filter((parcel) => !isLost(parcel));
    for (const parcel of lost) parcel.lose();
  }

  function deliverFirst(isMeant: (parcel: Parcel) => boolean): boolean {
    const index = parcels.findIndex(isMeant);
    if (index === -1) return false;
    take(index).arrive();
    return true;
  }

  return {
    send: (parcel) => parcels.push(parcel),
    deliver: ({ which, fate }) => {
      if (parcels.length === 0) return false;
      const parcel = take(Math.floor(which * parcels.length));
      if (parcel.mayGetLost && fate < LOST_SHARE) {
        parcel.lose();
        return true;
      }
      const { arriveAgain } = parcel;
      if (arriveAgain !== undefined && fate > 1 - TWICE_SHARE) {
        const { console, lane } = parcel;
        const nothing = () => {};
        parcels.push({ console, lane: -lane, mayGetLost: true, arrive: arriveAgain, lose: nothing });
      }
      parcel.arrive();
      return true;
    },
    deliverOldest: () => deliverFirst(() => true),
    deliverOldestOf: (console) => deliverFirst((parcel) => parcel.console === console),
    loseAllOf: (console) => lose((parcel) => parcel.console === console),
    loseRequestsOf: (console) => lose((parcel) => parcel.console === console && parcel.mayGetLost),
    loseEverything: () => lose(() => true),
    underWay: () => parcels.length,
  };
}
