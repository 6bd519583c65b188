import type { Action, ActionLayer, LayeredAction } from './action.ts';
import { actionLayers } from './action.ts';

/** What can be done in this window at this moment. Screens and their parts put in what they offer while they stand. */
export interface ActionRegistry {
  /** Returns the way to take them out again. */
  offer(layer: ActionLayer, actions: readonly Action[]): () => void;
  /** Innermost layer first, in it what was offered last. The same array until something changes. */
  list(): readonly LayeredAction[];
  subscribe(listener: () => void): () => void;
}

export function createActionRegistry(): ActionRegistry {
  const offers = new Set<{ readonly layer: ActionLayer; readonly actions: readonly Action[] }>();
  const listeners = new Set<() => void>();
  let listed: readonly LayeredAction[] = [];

  function announce(): void {
    listed = actionLayers.toReversed().flatMap((layer) =>
      [...offers]
        .toReversed()
        .filter((offer) => offer.layer === layer)
        .flatMap(({ actions }) => actions.map((action) => ({ ...action, layer }))),
    );
    for (const listener of listeners) listener();
  }

  return {
    offer(layer, actions) {
      const offer = { layer, actions };
      offers.add(offer);
      announce();
      return () => {
        offers.delete(offer);
        announce();
      };
    },
    list: () => listed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
