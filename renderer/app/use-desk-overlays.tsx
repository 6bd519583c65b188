import { createSpotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { useActionRegistry, useActions } from './actions/use-actions.ts';
import { usePageActs } from '../desktop/use-page-acts.ts';
import { useKeyPresses } from './actions/use-key-presses.ts';
import { CommandPalette } from './command-palette.tsx';
import { useDeskActions } from './desk-actions.ts';
import { CalledToSession } from '../remote-support/called-to-session.tsx';
import { ShortcutsOverlay } from './shortcuts-overlay.tsx';

const JoinSupport = lazy(async () => ({ default: (await import('../remote-support/join-support.tsx')).JoinSupport }));
const LeftRecordings = lazy(async () => ({
  default: (await import('../remote-support/recording/left-recordings.tsx')).LeftRecordings,
}));

interface DeskOverlays {
  readonly openPalette: () => void;
  /** Stands once in the window. */
  readonly overlays: ReactNode;
}

/** What lies over the screens of a window of the desk, and the keys that work on all of them. */
export function useDeskOverlays(): DeskOverlays {
  const [[paletteStore, palette]] = useState(() => createSpotlight());
  const [isShortcutsOpen, setIsShortcutsOpen] = useState(false);
  // At once and not with the next frame: what is typed right after the keys that open it is meant for it.
  const openPalette = useCallback(() => flushSync(palette.open), [palette]);
  const openShortcuts = useCallback(() => setIsShortcutsOpen(true), []);
  const [isJoining, setIsJoining] = useState(false);
  const openJoinSupport = useCallback(() => setIsJoining(true), []);

  useKeyPresses(useActionRegistry());
  usePageActs();
  useActions('desk', useDeskActions({ openPalette, openShortcuts, openJoinSupport }));

  return {
    openPalette,
    overlays: (
      <>
        <CommandPalette store={paletteStore} />
        {isJoining && (
          <Suspense>
            <JoinSupport onClose={() => setIsJoining(false)} />
          </Suspense>
        )}
        <CalledToSession />
        <Suspense>
          <LeftRecordings />
        </Suspense>
        <ShortcutsOverlay isOpen={isShortcutsOpen} onClose={() => setIsShortcutsOpen(false)} />
      </>
    ),
  };
}
