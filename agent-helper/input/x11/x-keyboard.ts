import type { LocalInput } from '../input-port.ts';
import { placesByName } from './key-places.ts';
import type { KeyMap } from './key-map.ts';
import { readKeyMap } from './key-map.ts';
import type { SpareKeys } from './spare-keys.ts';
import { createSpareKeys } from './spare-keys.ts';
import type { XServer, XState } from './x-server.ts';

/** The keyboard of an X server, kept up to date: people change their layout while they are helped. */
export interface XKeyboard {
  readonly map: () => KeyMap;
  readonly isCapsLocked: () => boolean;
  readonly spares: SpareKeys;
  /** Something changed: it is read again, once for many changes. */
  readonly readAgain: () => void;
  readonly takeState: (state: XState) => void;
}

export async function openKeyboard(server: XServer, local: Pick<LocalInput, 'onLost'>): Promise<XKeyboard> {
  const names = await server.readKeyNames();
  let symbols = await server.readSymbols();
  let state = await server.readState();
  let map = readKeyMap(names, symbols, state);
  const spares = createSpareKeys(symbols, new Set([...placesByName.keys()].flatMap((name) => names.get(name) ?? [])));
  let isReading = false;
  let isStale = false;

  async function read(): Promise<void> {
    isReading = true;
    while (isStale) {
      isStale = false;

      const asOf = spares.version();
      symbols = await server.readSymbols();
      map = readKeyMap(names, symbols, state);
      if (spares.version() === asOf) spares.refresh(symbols);
    }
    isReading = false;
  }

  return {
    map: () => map,
    isCapsLocked: () => state.isCapsLocked,
    spares,
    readAgain: () => {
      isStale = true;
      if (!isReading) read().catch(() => local.onLost('input.display-refused'));
    },
    takeState: (told) => {
      const isNews = told.group !== state.group || told.isCapsLocked !== state.isCapsLocked;
      state = told;
      if (isNews) map = readKeyMap(names, symbols, state);
    },
  };
}
