import type { BannerState, ConsentQuestion } from '#contracts/helper-remote.ts';
import type { NoScreen } from '#platform/browser/screen-share/capture-screen.ts';
import type { Observable } from 'rxjs';

/** A screen that is shown from this page, or is not. */
export interface SharingState {
  /** Who is there, what they may see, and whether they do. */
  readonly shown: BannerState;
  /** The agent asks to see it, and nobody has answered. */
  readonly isAsked: boolean;
  /** Who would like to look on beside the one who helps, while that is asked (W8). */
  readonly colleague: string | null;
  /** The agent asks to record what is shown, and nobody has answered (W7). */
  readonly recording: AskedToRecord | null;
  /** Something was chosen to be shown, and the browser still has it. */
  readonly hasScreen: boolean;
  /** Why nothing could be chosen. */
  readonly problem: NoScreen | null;
}

export interface AskedToRecord extends Pick<ConsentQuestion, 'code' | 'mayAgreeAtMs' | 'endsAtMs'> {
  readonly agent: string;
}

/** What a person does with their screen while somebody helps them. Only they choose what is seen (C1). */
export interface Sharing {
  readonly state$: Observable<SharingState | null>;
  /** Has the browser ask which screen, window or tab. Call it in answer to a click: browsers want one. */
  readonly choose: () => Promise<void>;
  /** No to the question that stands. */
  readonly refuse: () => void;
  /** Yes to the colleague who would like to look on. */
  readonly letLookOn: () => void;
  /** Yes, it may be recorded; and where digits stood with the question, they were the same. */
  readonly letRecord: () => void;
  /** The digits were not the same: it ends. */
  readonly digitsDiffer: () => void;
  /** Looking goes on. */
  readonly stopRecording: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Shows nothing any more, at once. The session is ended by whoever calls this. */
  readonly stop: () => void;
}
