import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { Fault } from '#contracts/fault.ts';
import type { Action, ActionLayer, LayeredAction } from './action.ts';
import type { ActionRegistry } from './action-registry.ts';

export const ActionRegistryContext = createContext<ActionRegistry | null>(null);

export function useActionRegistry(): ActionRegistry {
  const registry = useContext(ActionRegistryContext);
  if (registry === null) throw new Fault('console.no-actions', 'Actions are offered outside the console.');
  return registry;
}

/** Offers actions while the calling part stands. Pass a stable array: build it in `useMemo`. */
export function useActions(layer: ActionLayer, actions: readonly Action[]): void {
  const registry = useActionRegistry();
  useEffect(() => registry.offer(layer, actions), [registry, layer, actions]);
}

/** Every action that can be done now, or says why not; innermost first. */
export function useOfferedActions(): readonly LayeredAction[] {
  const registry = useActionRegistry();
  return useSyncExternalStore(
    (listener) => registry.subscribe(listener),
    () => registry.list(),
  );
}
