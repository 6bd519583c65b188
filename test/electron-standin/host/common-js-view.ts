import type * as Electron from 'electron';

type Module = typeof Electron;

/** Why a name of Electron's is not here. */
export type Absence = 'not in the stand-in' | 'not in the main process' | 'not on Linux';

/**
 * A module that speaks up: touching what it does not have throws an error with the name in it, where plain `undefined`
 * would fail later and elsewhere.
 *
 * @param absent Every name that Electron's types have and `present` has not; the compiler counts them.
 */
export function commonJsViewOf<Present extends object>(
  present: Present,
  absent: Readonly<Record<Exclude<keyof Module, keyof Present>, Absence>>,
): Present {
  const absences = new Map<string | symbol, Absence>(Object.entries(absent));
  return new Proxy(present, {
    get: (target, name) => {
      const reason = absences.get(name);
      if (reason !== undefined) throw new Error(`electron.${String(name)} is ${reason}.`);
      return Reflect.get(target, name) as unknown;
    },
  });
}
