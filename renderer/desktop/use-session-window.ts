import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { routes } from '../app/routes.ts';
import { useDesktop } from './desktop-context.ts';

/** Opens a help session: in a window of its own on the desktop, on its page in a browser. */
export function useOpenSession(): (session: SupportSessionId) => void {
  const desktop = useDesktop();
  const [, go] = useLocation();
  return (session) => {
    if (desktop === null) go(routes.supportSession(session));
    else void desktop.ask('session.open-window', { session });
  };
}

/** Tells the main process whether a session that is joined stands in this window: it is neither closed nor updated unasked. */
export function useTellSession(isJoined: boolean): void {
  const desktop = useDesktop();
  useEffect(() => {
    if (desktop === null || !isJoined) return undefined;
    void desktop.ask('session.changed', { isJoined: true });
    return () => void desktop.ask('session.changed', { isJoined: false });
  }, [desktop, isJoined]);
}
