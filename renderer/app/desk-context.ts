import type { DeskStatus } from '#contracts/desk-port.ts';
import { Fault } from '#contracts/fault.ts';
import type { SmallPictures } from '#platform/browser/attachment/small-pictures.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { createContext, useContext } from 'react';
import type { Desk } from '../desk/desk.ts';
import type { Directory } from './directory.ts';
import type { Dismissals } from './dismissals.ts';
import type { DraftBox } from './draft-box.ts';
import type { OpenedKeys } from '../remote-support/recording/opened-keys.ts';
import type { PreferenceStore } from './preferences.ts';

/** What every screen inside the desk may count on: somebody is signed in and their copy of the desk is here. */
export interface DeskInside {
  readonly desk: Desk;
  readonly me: AgentPrincipal;
  /** The name to greet. */
  readonly myName: string;
  readonly directory: Directory;
  readonly dismissals: Dismissals;
  readonly drafts: DraftBox;
  readonly pictures: SmallPictures;
  /** Keys for recordings whose passphrase was given in this window. */
  readonly openedKeys: OpenedKeys;
}

export const DeskContext = createContext<DeskInside | null>(null);
/** Apart from the rest, because it changes several times a second while much comes in: who shows none of it rests. */
export const DeskStatusContext = createContext<DeskStatus | null>(null);
export const PreferenceContext = createContext<PreferenceStore | null>(null);

export function useDeskInside(): DeskInside {
  const inside = useContext(DeskContext);
  if (inside === null) throw new Fault('console.no-desk', 'A screen stands outside the desk.');
  return inside;
}

export function useDesk(): Desk {
  return useDeskInside().desk;
}

export function useDirectory(): Directory {
  return useDeskInside().directory;
}

export function useDeskStatus(): DeskStatus {
  const status = useContext(DeskStatusContext);
  if (status === null) throw new Fault('console.no-desk', 'A screen stands outside the desk.');
  return status;
}

/** Who is working here. */
export function useMe(): AgentPrincipal {
  return useDeskInside().me;
}

export function usePreferences(): PreferenceStore {
  const store = useContext(PreferenceContext);
  if (store === null) throw new Fault('console.no-preferences', 'Preferences are read outside the console.');
  return store;
}
