import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';
import type { KeptStorage } from '../app/kept-storage.ts';
import type { PortalSession } from './portal-session.ts';
import { portalSession, portalSessionOf } from './portal-session.ts';

/**
 * Whether somebody is signed in, and where this device keeps what is theirs.
 *
 *     out ──open──▶ in ──close──▶ out (left)
 *                    └─hub no longer knows the token─▶ out (ended)
 */
export type SessionState =
  | { readonly kind: 'out'; readonly why: 'new' | 'left' | 'ended' }
  | { readonly kind: 'in'; readonly session: PortalSession; readonly storage: KeptStorage };

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Whether this device may remember the person after the tab is closed. */
  readonly stays: boolean;
}

export interface Sessions {
  readonly state$: Observable<SessionState>;
  readonly open: (credentials: Credentials) => Promise<Result<null>>;
  /** Signs out, here at once and on the hub as soon as it hears of it. */
  readonly close: () => Promise<void>;
  /** The hub no longer knows this token. */
  readonly ended: (token: string) => void;
}

export interface SessionsPorts {
  /** Gone when the tab is closed. */
  readonly tab: KeptStorage;
  /** Stays until somebody signs out. */
  readonly device: KeptStorage;
  readonly installation: HubInput<'session.open'>['device'];
  readonly ask: <Name extends HubRequest>(
    request: Name,
    input: HubInput<Name>,
    token: string | null,
  ) => Promise<Result<HubOutput<Name>>>;
  readonly nowMs: () => number;
}

const KEPT = 'session';

/**
 * Keeps the token where a reload finds it and a stranger does not: in the tab's own `sessionStorage`, because whoever
 * needs help is often at somebody else's machine, and closing the tab has to be enough. Only who asks for it is kept
 * in `localStorage`. Not in a cookie: the token goes out in a header, so no other site can make the browser send it.
 * What could read either is script in our own page, and the content policy lets none in but ours; a token that leaked
 * all the same is ended by signing out.
 */
export function createSessions({ tab, device, installation, ask, nowMs }: SessionsPorts): Sessions {
  const state = new BehaviorSubject<SessionState>(keptIn(tab) ?? keptIn(device) ?? { kind: 'out', why: 'new' });

  function leave(why: 'left' | 'ended'): void {
    tab.forget(KEPT);
    device.forget(KEPT);
    state.next({ kind: 'out', why });
  }

  return {
    state$: state,
    open: async ({ login, password, stays }) => {
      const opened = await ask('session.open', { login, password, device: installation }, null);
      if (!opened.ok) return opened;
      const session = portalSessionOf(opened.value, nowMs());
      const storage = stays ? device : tab;
      storage.write(KEPT, session);
      state.next({ kind: 'in', session, storage });
      return ok(null);
    },
    close: async () => {
      const left = state.value;
      if (left.kind === 'out') return;
      leave('left');
      // Without a connection the token is only forgotten here; the hub ends it when it has not been used for long.
      await ask('session.close', {}, left.session.token);
    },
    ended: (token) => {
      // A slow answer may speak of a session that was replaced meanwhile.
      if (state.value.kind === 'in' && state.value.session.token === token) leave('ended');
    },
  };
}

function keptIn(storage: KeptStorage): SessionState | null {
  const session = storage.read(KEPT, portalSession);
  return session === null ? null : { kind: 'in', session, storage };
}
