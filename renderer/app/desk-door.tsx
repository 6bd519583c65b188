import type { DeskStatus } from '#contracts/desk-port.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { lazy, memo, Suspense, useMemo, useState } from 'react';
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
import { gateOf } from './gate.rules.ts';
import { Shell } from './shell.tsx';
import { useLive } from '#platform/browser/use-live.ts';

const AccessScreen = lazy(async () => ({ default: (await import('../access/access-screen.tsx')).AccessScreen }));

const PrintWindow = lazy(async () => ({ default: (await import('../printing/print-window.tsx')).PrintWindow }));

const SessionWindow = lazy(async () => ({ default: (await import('../desktop/session-window.tsx')).SessionWindow }));

const TicketWindow = lazy(async () => ({ default: (await import('../desktop/ticket-window.tsx')).TicketWindow }));

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
      return <FirstSync desk={desk} isOffline={gate.isOffline} />;
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
  const inside = useMemo(
    () => (directory === undefined ? null : { desk, me, myName: name, directory, dismissals, drafts }),
    [desk, me, name, directory, dismissals, drafts],
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
