import type { HappeningNoted, Participant } from '#domain/remote-support/session-entry.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { Observable } from 'rxjs';
import { concatMap, filter, from, map, merge } from 'rxjs';
import type { LinkEnd, LinkState, PeerLink } from '../peer-link/peer-link.ts';
import type { SessionTrust } from './session-trust.ts';

export interface HappeningsPorts {
  readonly link: Pick<PeerLink, 'events' | 'stats'>;
  readonly trust: Pick<SessionTrust, 'changes'>;
  /** Who is at this end, and the program itself. */
  readonly person: Participant;
  readonly program: 'helper' | 'console';
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number;
}

/** Ends of a link that nobody causes by accident. */
export const alarmingEnds: ReadonlySet<LinkEnd> = new Set([
  'certificate-differs',
  'signal-invalid',
  'message-invalid',
  'handshake-failed',
]);

/**
 * What happens to a link and to the trust in it, as the record of the session wants it written down: who did what. The writer
 * adds when, a number, and the place in the chain. An attack is one alarm, whichever part of this end has noticed it.
 */
export function happeningsOf(ports: HappeningsPorts): Observable<HappeningNoted> {
  const states = ports.link.events.pipe(
    filter((event) => event.kind === 'state'),
    map(({ state }) => state),
  );
  return merge(
    states.pipe(
      concatMap(withWay(ports)),
      concatMap((happenings) => from(happenings)),
    ),
    ports.trust.changes.pipe(concatMap((trust) => from(ofTrust(trust, ports)))),
  );
}

function withWay({ link, program, nowMs }: HappeningsPorts): (state: LinkState) => Promise<readonly HappeningNoted[]> {
  let wasConnected = false;
  let silentSinceMs: number | null = null;

  return async (state) => {
    const atMs = nowMs();
    if (state.state === 'ended') {
      return alarmingEnds.has(state.reason) ? [alarm(program, `link.${state.reason}`)] : [];
    }
    if (state.state === 'reconnecting') {
      silentSinceMs = atMs;
      return [{ actor: program, type: 'interrupted', data: {} }];
    }
    if (state.state === 'connecting') return [];
    const path = (await link.stats()).way ?? 'direct';
    if (!wasConnected) {
      wasConnected = true;
      return [{ actor: program, type: 'connected', data: { path } }];
    }
    const afterMs = Math.round(atMs - (silentSinceMs ?? atMs));
    return [{ actor: program, type: 'reconnected', data: { afterMs, path } }];
  };
}

function ofTrust(trust: LinkTrust, { person, program }: HappeningsPorts): readonly HappeningNoted[] {
  if (trust.state === 'trusted') {
    return trust.by === 'keys'
      ? [{ actor: program, type: 'trust', data: { outcome: 'signed' } }]
      : [{ actor: person, type: 'trust', data: { outcome: 'same' } }];
  }
  if (trust.state !== 'broken') return [];
  const alarmed = alarm(program, trust.alarm);
  return trust.alarm === 'trust.digits-differ'
    ? [{ actor: person, type: 'trust', data: { outcome: 'different' } }, alarmed]
    : [alarmed];
}

function alarm(program: HappeningsPorts['program'], code: string): HappeningNoted {
  return { actor: program, type: 'alarm', data: { code } };
}
