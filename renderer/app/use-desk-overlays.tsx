import { createSpotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useActionRegistry, useActions } from './actions/use-actions.ts';
import { usePageActs } from '../desktop/use-page-acts.ts';
import { useKeyPresses } from './actions/use-key-presses.ts';
import { CommandPalette } from './command-palette.tsx';
import { useDeskActions } from './desk-actions.ts';
import { ShortcutsOverlay } from './shortcuts-overlay.tsx';

const JoinSupport = lazy(async () => ({ default: (await import('../remote-support/join-support.tsx')).JoinSupport }));

interface DeskOverlays {
  readonly openPalette: () => void;
  /** Stands once in the window. */
  readonly overlays: ReactNode;
}

/** What lies over the screens of a window of the desk, and the keys that work on all of them. */
export function useDeskOverlays(): DeskOverlays {
  const [[paletteStore, palette]] = useState(() => createSpotlight());
  const [isShortcutsOpen, setIsShortcutsOpen] = useState(false);
  const openShortcuts = useCallback(() => setIsShortcutsOpen(true), []);
  const [isJoining, setIsJoining] = useState(false);
  const openJoinSupport = useCallback(() => setIsJoining(true), []);

  useKeyPresses(useActionRegistry());
  usePageActs();
  useActions('desk', useDeskActions({ openPalette: palette.open, openShortcuts, openJoinSupport }));

  return {
    openPalette: palette.open,
    overlays: (
      <>
        <CommandPalette store={paletteStore} />
        {isJoining && (
          <Suspense>
            <JoinSupport onClose={() => setIsJoining(false)} />
          </Suspense>
        )}
        <ShortcutsOverlay isOpen={isShortcutsOpen} onClose={() => setIsShortcutsOpen(false)} />
      </>
    ),
  };
}
