import type { Icon } from '@tabler/icons-react';

/**
 * Where an action is at home, outermost first. What is further in wins when two want the same keys: `screen` over
 * `desk`, and `part` (an open menu, a form in a dock) over `screen`.
 */
export const actionLayers = ['desk', 'screen', 'part'] as const;
export type ActionLayer = (typeof actionLayers)[number];

/**
 * One thing a person can do here. Palette, shortcuts overlay and key handling all read the same actions, so nothing
 * can be in one of them and not in the others.
 */
export interface Action {
  /** Stable, such as `incident.resolve`; unique among the actions that are there at the same time. */
  readonly id: string;
  /** In the reader's language: "Resolve". */
  readonly title: string;
  /** Ways to press it: `c`, `mod+k`, `shift+e`, or one after the other: `g q`. The first is the one that is shown. */
  readonly keys?: readonly string[];
  readonly icon?: Icon;
  /** Pressing it works while a text field has the focus. Only for keys that type nothing. */
  readonly worksWhileTyping?: boolean;
  /**
   * Asked at the press, with the keys that were pressed: `false` leaves them to whoever else wants them. Asked with
   * the first of its keys when actions are shown: what would not listen is left out.
   */
  readonly listensTo?: (keys: string) => boolean;
  /** Why it cannot be done now, as a sentence. It is then shown with it and does nothing. */
  readonly unavailable?: string;
  readonly run: () => void;
}

export interface LayeredAction extends Action {
  readonly layer: ActionLayer;
}
