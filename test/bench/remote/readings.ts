import type { LineName } from './lines.ts';
import type { SceneName } from './scenes.ts';

export type ViewerName = 'deskbell' | 'noVNC';

/** One scene as it was seen through one viewer. */
export interface SceneReading {
  readonly kind: 'scene';
  readonly viewer: ViewerName;
  readonly size: string;
  readonly line: LineName;
  readonly scene: SceneName;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Steps of the scene that were seen themselves. */
  readonly shownPerSecond: number;
  /** Towards the agent; `null` where the networks are not apart. */
  readonly kilobitsPerSecond: number | null;
  /** Of one processor core: what shows the screen, and what looks at it. */
  readonly percentThere: number;
  readonly percentHere: number;
  readonly lost: number;
}

/** From the agent's hand to the agent's eye, and to the program that is clicked. */
export interface ClickReading {
  readonly kind: 'click';
  readonly viewer: ViewerName;
  readonly size: string;
  /** `file`: while a file is on its way. */
  readonly line: LineName | 'file';
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly handP95Ms: number;
}

/** What only Deskbell has. */
export interface PlainReading {
  readonly kind: 'plain';
  readonly id: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB/s';
  readonly bar: number;
  readonly note?: string;
}

export type Reading = SceneReading | ClickReading | PlainReading;
