import { emittedEvent } from '../emitted-event.ts';
import { hostState } from '../host-state.ts';
import { app, appLife } from './app.ts';

/** Playwright replaces `app.emit` to hold `ready` back until it is connected: so it is looked up when it is called. */
export function becomeReady(): void {
  hostState.isReady = true;
  appLife.becomeReady();
  app.emit('will-finish-launching');
  app.emit('ready', emittedEvent(), {});
}
