import type { DeskStatus } from '#contracts/desk-port.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { memo, Suspense, useMemo, useState } from 'react';
import type { Desk } from '../desk/desk.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { useRoute } from 'wouter';
import { DeskContext, DeskStatusContext } from './desk-context.ts';
import { watchDirectory } from './directory.ts';
import { createDismissals } from './dismissals.ts';
import { useDraftBox } from './use-draft-box.ts';
import { FirstSync } from './first-sync.tsx';
import { later } from './later.ts';
import { loadedLater } from './loaded-later.tsx';
import { gateOf } from './gate.rules.ts';
import { RestoredLine } from './restored-bar.tsx';
import { Shell } from './shell.tsx';
import type { OpenedKeys } from '../remote-support/recording/opened-keys.ts';
import styles from './desk-door.module.css';
import { makeThumbnail } from '#platform/browser/attachment/make-thumbnail.ts';
import { createSmallPictures } from '#platform/browser/attachment/small-pictures.ts';
import { useLive } from '#platform/browser/use-live.ts';

const AccessScreen = loadedLater(async () => (await import('../access/access-screen.tsx')).AccessScreen);

/** Loads what those see who are not signed in, so that it need not be waited for when the desk says so. */
export const loadAccess = AccessScreen.load;

const PrintWindow = loadedLater(async () => (await import('../printing/print-window.tsx')).PrintWindow);

const SessionWindow = loadedLater(async () => (await import('../desktop/session-window.tsx')).SessionWindow);

const TicketWindow = loadedLater(async () => (await import('../desktop/ticket-window.tsx')).TicketWindow);

/** Lets people in: sign-in or set-up where nobody is signed in, the desk where somebody is. */
export function DeskDoor({ desk }: { readonly desk: Desk }) {
  const status = useLive(desk.status$);
  const gate = gateOf(status, useNowMs());
  switch (gate.kind) {
    case 'opening':
      return <ScreenSkeleton />;
    case 'sign-in':
    case 'not-an-agent':
      return (
        <Suspense>
          <AccessScreen desk={desk} reason={gate} />
        </Suspense>
      );
    case 'first-sync':
      return (
        <div className={styles.door}>
          {status !== undefined && <RestoredLine status={status} />}
          <FirstSync desk={desk} isOffline={gate.isOffline} />
        </div>
      );
    case 'desk':
      return status === undefined ? null : <OpenDesk desk={desk} status={status} me={gate.me} name={gate.name} />;
    default:
      return assertNever(gate);
  }
}

interface OpenDeskProps {
  readonly desk: Desk;
  readonly status: DeskStatus;
  readonly me: AgentPrincipal;
  readonly name: string;
}

function OpenDesk({ desk, status, me: latestMe, name }: OpenDeskProps) {
  const me = useUnchanged(latestMe);
  const directory = useLive(useMemo(() => watchDirectory(desk), [desk]));
  const dismissals = useMemo(
    () => createDismissals({ forget: (command) => desk.dismissRefused(command), later }),
    [desk],
  );
  const drafts = useDraftBox(desk, me.id);
  const [pictures] = useState(() => createSmallPictures(makeThumbnail));
  const [openedKeys] = useState((): OpenedKeys => new Map());
  const inside = useMemo(
    () =>
      directory === undefined ? null : { desk, me, myName: name, directory, dismissals, drafts, pictures, openedKeys },
    [desk, me, name, directory, dismissals, drafts, pictures, openedKeys],
  );
  if (inside === null) return <ScreenSkeleton />;
  return (
    <DeskContext value={inside}>
      <DeskStatusContext value={status}>
        <WindowOfDesk />
      </DeskStatusContext>
    </DeskContext>
  );
}

/** The first of those that say the same: each message of the service is another object, whatever changed in it. */
function useUnchanged<Value>(latest: Value): Value {
  const [held, setHeld] = useState(latest);
  if (held === latest || JSON.stringify(held) === JSON.stringify(latest)) return held;
  setHeld(() => latest);
  return latest;
}

/**
 * The desk with its rail, a ticket or a help session alone, or a ticket as it goes on paper. Not drawn anew whenever the
 * status is another: with a thousand records a second that would be all the window did.
 */
const WindowOfDesk = memo(function WindowOfDesk() {
  return (
    <Suspense fallback={<ScreenSkeleton />}>
      <ChosenWindow />
    </Suspense>
  );
});

function ChosenWindow() {
  const desktop = useDesktop();
  const [isPaper] = useRoute('/print/:incident');
  if (isPaper) return <PrintWindow />;
  if (desktop?.state.window === 'ticket') return <TicketWindow desktop={desktop} />;
  if (desktop?.state.window === 'session') return <SessionWindow desktop={desktop} />;
  return <Shell />;
}
