import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { AgentId, IncidentId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { createSimplePeerLink } from '#platform/browser/peer-link/simple-peer-link.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { Observable } from 'rxjs';
import { useDesk, useMe } from '../../app/desk-context.ts';
import type { Desk } from '../../desk/desk.ts';
import { openExchange } from '../exchange/open-exchange.ts';
import type { SessionExchange } from '../exchange/session-exchange.ts';
import { openSessionNotes } from '../open-session-notes.ts';
import { openSessionRecording } from '../recording/open-session-recording.ts';
import type { SessionRecording } from '../recording/session-recording.ts';
import { endSession } from '../support-repository.ts';
import { allowedHere } from '../policy/console-policy.ts';
import { createKnownKeys } from './known-keys.ts';
import type { BeforeLine } from './open-line.ts';
import type { ScreenSession, ScreenSessionPorts } from './screen-session.ts';
import { openScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import type { SessionNotes } from '#platform/any/live-help/session-notes.ts';

export type JoinedSession = SupportSession & { readonly incident: IncidentId };

/** A session that this window takes part in, how it stands, and what passes beside the picture. */
export interface ScreenSeen {
  readonly screen: ScreenSession;
  readonly state: ScreenState;
  readonly exchange: SessionExchange;
  /** `null`: whoever looks on records nothing. */
  readonly recording: SessionRecording | null;
}

/** Takes part in a session while the calling part stands; `undefined` before it has begun to. */
export function useScreenSession({ id, incident, device, agent, origin }: JoinedSession): ScreenSeen | undefined {
  const desk = useDesk();
  const { id: me, role } = useMe();
  const isHelping = agent === me;
  const isDirect = origin === 'lan';
  return useLive(
    useMemo(
      () => watchScreen(desk, { id, incident, device, me, role, isHelping, isDirect }),
      [desk, id, incident, device, me, role, isHelping, isDirect],
    ),
  );
}

interface PartTaken extends Pick<JoinedSession, 'id' | 'incident' | 'device'> {
  readonly me: AgentId;
  readonly role: AgentPrincipal['role'];
  /** Who looks on leaves the end to whoever helps. */
  readonly isHelping: boolean;
  /** No hub is between: nobody is asked for relays, nor what key the computer has. */
  readonly isDirect: boolean;
}

/** Attends with the first who listens, and leaves with the last. */
function watchScreen(desk: Desk, part: PartTaken): Observable<ScreenSeen> {
  return new Observable((listener) => {
    const notes = openSessionNotes(desk, part.id, part.me);
    const exchange = openExchange(desk);
    const about = { session: part.id, incident: part.incident, agent: part.me };
    const recording = part.isHelping ? openSessionRecording(desk, about, (_, one) => notes.note(one)) : null;
    const parts = [exchange.openPart, ...(recording === null ? [] : [recording.openPart])];
    const screen = openScreenSession({ ...screenPorts(desk, part, notes), parts });
    const telling = screen.state$.subscribe((state) => listener.next({ screen, state, exchange, recording }));
    return () => {
      telling.unsubscribe();
      screen.leave();
      exchange.end();
      void notes.flush();
    };
  });
}

const reportFault = (error: unknown): void => reportError(error);

function screenPorts(desk: Desk, part: PartTaken, notes: SessionNotes) {
  const { id, incident, device, me, role, isHelping, isDirect } = part;
  const keys = createKnownKeys(localStorage);
  return {
    session: id,
    ticket: incident,
    agent: me,
    createLink: createSimplePeerLink,
    attend: () => desk.attendSession(id),
    isDirect,
    before: async () => {
      const allowed = await allowedHere(desk, role, localStorage, isDirect);
      const remembered = device === null ? null : keys.of(device);
      if (isDirect) return { relays: [], keys: { remembered, told: null }, allowed };
      return { relays: await relaysOf(desk, id), keys: await keysOf(desk, id, device, keys.of), allowed };
    },
    relays: async () => (isDirect ? [] : await relaysOf(desk, id)),
    onCompared: (publicKey) => device !== null && keys.remember(device, publicKey),
    newHead: notes.newHead,
    sign: async (purpose, text) => {
      const signed = await desk.signForSession(purpose, text);
      return signed.ok ? signed.value : null;
    },
    note: notes.note,
    every: (run, everyMs) => {
      const timer = setInterval(run, everyMs);
      return () => clearInterval(timer);
    },
    onOver: (why) => isHelping && void endSession(desk, id, { why }),
    nowMs: () => performance.now(),
    reportFault,
  } satisfies Omit<ScreenSessionPorts, 'parts'>;
}

async function relaysOf(desk: Desk, session: JoinedSession['id']): Promise<BeforeLine['relays']> {
  const asked = await desk.askHub('support.relays', { session });
  return asked.ok ? asked.value.relays : [];
}

/** A hub that does not tell of a key takes nothing away from what is remembered here. */
async function keysOf(
  desk: Desk,
  session: JoinedSession['id'],
  device: JoinedSession['device'],
  remembered: (device: NonNullable<JoinedSession['device']>) => string | null,
): Promise<BeforeLine['keys']> {
  const asked = await desk.askHub('support.partner', { session });
  return { remembered: device === null ? null : remembered(device), told: asked.ok ? asked.value.deviceKey : null };
}
