import type { Shell, ShellPorts } from './shell-cache.ts';
import { answerFromShell, forgetOtherShells, keepShell, shellFileFor } from './shell-cache.ts';

/**
 * Starts the console without a hub, from its own files of one build. A newer build is kept beside it and takes over
 * when no window is left, or when people ask for it; so all windows run the same build. Nothing of the API is kept.
 */
declare const DESKBELL_SHELL: Shell;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** The part of `ServiceWorkerGlobalScope` that is used here: the console's other files compile against a page's types. */
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly type: 'window'; readonly includeUncontrolled: boolean }): Promise<readonly unknown[]>;
  };
}

const scope = self as unknown as Scope;
const { origin } = self.location;
const ports: ShellPorts = { caches, fetch: (request) => fetch(request) };

async function takeOver(): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.length === 0) await forgetOtherShells(DESKBELL_SHELL, ports);
  await scope.clients.claim();
}

scope.addEventListener('install', (event) => event.waitUntil(keepShell(DESKBELL_SHELL, ports, origin)));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const file = shellFileFor(event.request, DESKBELL_SHELL, origin);
  if (file !== null) event.respondWith(answerFromShell(file, event.request, DESKBELL_SHELL, ports));
});
