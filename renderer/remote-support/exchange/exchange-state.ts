import type { ClipboardRefusal } from '#contracts/remote-session/clipboard-messages.ts';
import type { FileStop } from '#contracts/remote-session/file-messages.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';

/**
 * How a file fares, as this window knows it: `reading` while its hash is being made; `asked` until the other end takes it;
 * `interrupted` when the line ended under it, from where it can be taken up again.
 */
export type TransferState =
  | 'reading'
  | 'asked'
  | 'moving'
  | 'paused'
  | 'interrupted'
  | 'kept'
  | 'file.too-large'
  | FileStop;

export interface Transfer {
  readonly id: number;
  /** Seen from the user's computer. */
  readonly direction: 'in' | 'out';
  readonly name: string;
  readonly sizeBytes: number;
  readonly doneBytes: number;
  /** `null` until it is known. */
  readonly sha256: AttachmentHash | null;
  readonly state: TransferState;
}

export type ClipboardOutcome = 'clipboard.not-sent' | ClipboardRefusal;

/** One way of the two: nothing yet, under way, done, or why not. */
export type ClipboardAct = 'idle' | 'under-way' | 'done' | ClipboardOutcome;

export interface ExchangeState {
  /** The newest first. */
  readonly transfers: readonly Transfer[];
  readonly put: ClipboardAct;
  readonly fetch: ClipboardAct;
  /** The text that was fetched last; it stands in this window and nowhere else. */
  readonly fetched: string | null;
  /** What became of the last question for files. */
  readonly choosing: Extract<Ctl<'helper'>, { kind: 'files.choosing' }>['state'] | null;
}

export const nothingExchanged: ExchangeState = {
  transfers: [],
  put: 'idle',
  fetch: 'idle',
  fetched: null,
  choosing: null,
};

const goingOn: ReadonlySet<TransferState> = new Set(['reading', 'asked', 'moving', 'paused']);

export function isGoingOn({ state }: Pick<Transfer, 'state'>): boolean {
  return goingOn.has(state);
}

/** Ended before its time, in a way that trying again may mend. */
export function mayGoOnAgain({ direction, state }: Pick<Transfer, 'direction' | 'state'>): boolean {
  return direction === 'in' && !goingOn.has(state) && state !== 'kept' && state !== 'file.too-large';
}

export function withTransfer(state: ExchangeState, transfer: Transfer): ExchangeState {
  return { ...state, transfers: [transfer, ...state.transfers] };
}

export function changeTransfer(state: ExchangeState, id: number, next: Partial<Transfer>): ExchangeState {
  return { ...state, transfers: state.transfers.map((one) => (one.id === id ? { ...one, ...next } : one)) };
}

/** The line is over: what was under way on it stands where it was. */
export function afterLine(state: ExchangeState): ExchangeState {
  return {
    ...state,
    transfers: state.transfers.map((one) =>
      isGoingOn(one) && one.state !== 'reading' ? { ...one, state: 'interrupted' } : one,
    ),
    put: state.put === 'under-way' ? 'clipboard.not-sent' : state.put,
    fetch: state.fetch === 'under-way' ? 'clipboard.not-sent' : state.fetch,
    choosing: null,
  };
}
