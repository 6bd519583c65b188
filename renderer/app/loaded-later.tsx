import type { ComponentType } from 'react';
import { lazy, useState } from 'react';

/** A part of the console with a file of its own: a component that suspends until that is there. */
export type LoadedLater<Props extends object = object> = ComponentType<Props> & {
  /** Fetches the file. A part that is loaded before it is shown does not suspend. */
  readonly load: () => Promise<void>;
};

/**
 * What `React.lazy` does, for parts that may be loaded ahead. React holds back for 300 ms what comes after a fallback, so
 * a part that is there at once should never show one.
 */
export function loadedLater<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): LoadedLater<Props> {
  let loaded: ComponentType<Props> | null = null;

  async function load(): Promise<void> {
    loaded ??= await fetchPart();
  }

  const Suspended = lazy(async () => ({ default: await fetchPart() }));

  function Part(props: Props) {
    // The same for as long as it stands: another component would begin with an empty state.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Suspended);
    return <Shown {...props} />;
  }
  return Object.assign(Part, { load });
}
