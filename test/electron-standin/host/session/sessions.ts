import type * as Electron from 'electron';
import { app } from '../app/app.ts';
import { hostState } from '../host-state.ts';
import type { SchemeHandler } from './scheme-handlers.ts';
import { SchemeHandlers } from './scheme-handlers.ts';
import { Session } from './session.ts';

/** By partition; '' is the default one. A process has one set of sessions, as in Electron. */
const sessions = new Map<string, Session>();

function sessionFor(partition: string): Session {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const made = new Session();
  sessions.set(partition, made);
  queueMicrotask(() => app.emit('session-created', made));
  return made;
}

export function sessionOf({ session, partition }: Electron.WebPreferences): Session {
  return session instanceof Session ? session : sessionFor(partition ?? '');
}

/** The static side: `session` of the module. */
export const session = {
  get defaultSession(): Electron.Session {
    if (!hostState.isReady) throw new Error('Session can only be received when app is ready');
    return asElectron(sessionFor(''));
  },
  fromPartition(partition: string): Electron.Session {
    if (!hostState.isReady) throw new Error('Session can only be received when app is ready');
    return asElectron(sessionFor(partition));
  },
};

/** `protocol` of the module is that of the default session, and is there before the app is ready. */
export const protocol = sessionFor('').protocol;

/** For `net.fetch` of the app's own scheme. */
export function schemeHandlerOf(scheme: string): SchemeHandler | undefined {
  return SchemeHandlers.handlerOf(protocol, scheme);
}

function asElectron(made: Session): Electron.Session {
  return made as Session & Electron.Session;
}
