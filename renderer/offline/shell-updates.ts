import { BehaviorSubject, of, type Observable } from 'rxjs';

/** The console's files on this device, and the newer build that may be waiting for its turn. */
export interface ShellUpdates {
  /** True once a newer build lies ready. It takes over by itself when the last window is closed. */
  readonly isReady$: Observable<boolean>;
  /** Lets the newer build take over now: every window of the console loads anew. */
  readonly takeOver: () => void;
}

/** On the desktop the files came with the app, and change with it. */
export const installedFiles: ShellUpdates = { isReady$: of(false), takeOver: () => {} };

const LOOK_EVERY_MS = 3_600_000;

/** Keeps the console's files for starting without a hub, and looks for newer ones. */
export function keepConsoleOffline(): ShellUpdates {
  const isReady$ = new BehaviorSubject(false);
  let waiting: ServiceWorker | null = null;

  function announce(worker: ServiceWorker | null): void {
    waiting = worker;
    isReady$.next(worker !== null);
  }

  // Browsers keep files only for addresses they trust: TLS, or this machine.
  if ('serviceWorker' in navigator) void keep(navigator.serviceWorker, announce);
  return { isReady$, takeOver: () => waiting?.postMessage('take-over', { transfer: [] }) };
}

async function keep(workers: ServiceWorkerContainer, announce: (worker: ServiceWorker | null) => void): Promise<void> {
  const wasKept = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    // The first build that takes a window over is the one the window runs already.
    if (wasKept) location.reload();
  });
  const registration = await workers.register('/service-worker.js', { scope: '/', updateViaCache: 'none' });
  const look = () => {
    // Without a hub there is nothing newer to find; the next look may be luckier.
    registration.update().catch(() => null);
  };
  registration.addEventListener('updatefound', () => whenInstalled(registration, announce));
  if (registration.waiting !== null && wasKept) announce(registration.waiting);
  addEventListener('online', look);
  setInterval(look, LOOK_EVERY_MS);
}

function whenInstalled(registration: ServiceWorkerRegistration, announce: (worker: ServiceWorker) => void): void {
  const worker = registration.installing;
  worker?.addEventListener('statechange', () => {
    const isUpdate = worker.state === 'installed' && registration.active !== null;
    if (isUpdate) announce(worker);
  });
}
