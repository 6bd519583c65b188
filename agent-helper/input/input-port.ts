import type { NoInputReason } from '#contracts/remote-session/input-messages.ts';
import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import type { PointerButton } from '#domain/remote-control/input.rules.ts';
import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import type { HostLayout } from '#domain/remote-control/keyboard.rules.ts';

/**
 * Mouse and keyboard of this computer. What is called here happens: who may call it, and with what, was decided before.
 *
 * Nothing throws for what a peer may cause; a display that is gone ends it through `onLost`.
 */
export interface InputPort extends HostLayout {
  readonly system: 'x11' | 'windows' | 'macos';

  /** In physical pixels from the upper left corner of the desktop; negative beside the first monitor. */
  movePointer(to: Point): void;
  turnButton(button: PointerButton, isDown: boolean): void;
  /** 120 to a notch, to the right and downwards. What is less than a notch adds up where the system knows whole ones only. */
  turnWheel(turnX: number, turnY: number): void;
  /** A key this keyboard does not have is left alone. */
  turnKey(code: KeyCode, isDown: boolean): void;
  /**
   * Writes text that fits no single key, with no modifier of the writer's in it. Texts are written in the order asked.
   * Resolves once the last character is on its way; characters that no means of this system can write are left out.
   */
  writeText(text: string): Promise<void>;

  /** Lets go of all that is down, and gives up what is still to be written. What an ended program left down opening has let go of. */
  releaseEverything(): void;
  /** Lets go of everything. Resolves once the system has done that: a process that ended before could take it along. */
  close(): Promise<void>;
}

export type OpenedInput =
  | { readonly isOpen: true; readonly port: InputPort }
  | { readonly isOpen: false; readonly reason: NoInputReason };

/** What somebody at this computer does with their own hands, told apart from what is injected. */
export interface LocalInput {
  /** A key, a button or the pointer moved. Called for every event; cheap to call. */
  readonly onLocalInput: () => void;
  /** The keys that end every session. Nothing injected can press them, and nothing can swallow them. */
  readonly onPanic: () => void;
  /** The display is gone, or nothing can be told apart any more. */
  readonly onLost: (reason: NoInputReason) => void;
  /** Something did not work that should have; input goes on. Nothing of what was typed is in it. */
  readonly onFault: (code: string) => void;
}

/** Opens mouse and keyboard of this computer, or says why there is none to be had. */
export type OpenInput = (local: LocalInput) => Promise<OpenedInput>;
