import { app } from '../app/app.ts';
import type { DevToolsSession } from '../cdp/devtools-client.ts';
import { emittedEvent } from '../emitted-event.ts';
import { hostState } from '../host-state.ts';
import { record } from '../recorded-calls.ts';
import { schemeUrls } from '../session/scheme-urls.ts';
import { asElectron } from './main-frame.ts';
import type { Page } from './page.ts';

/** What a page writes to its console, and errors nobody caught in it. */
export function reportMessages(page: Page, session: DevToolsSession): void {
  const report = (level: 'info' | 'warning' | 'error' | 'debug', message: string, lineNumber: number, url: string) => {
    const source = { lineNumber, sourceId: schemeUrls.toApp(url), frame: asElectron(page.frame) };
    page.emit('console-message', emittedEvent({ level, message, ...source }));
  };
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const level = type === 'warning' || type === 'error' || type === 'debug' ? type : 'info';
    const message = args.map(({ value, description }) => textOf(value ?? description)).join(' ');
    const frame = stackTrace?.callFrames[0];
    report(level, message, frame?.lineNumber ?? 0, frame?.url ?? '');
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, lineNumber, url } }) => {
    report('error', `${text} ${exception?.description ?? ''}`.trim(), lineNumber, url ?? '');
  });
  session.on('Page.javascriptDialogOpening', ({ type, message }) => {
    record('page dialog', { type, message });
    // Playwright answers dialogs itself; without it nobody could.
    if (!hostState.wantsDevToolsPort) session.tell('Page.handleJavaScriptDialog', { accept: true });
  });
}

export function reportCrashes(page: Page, session: DevToolsSession): void {
  session.on('Inspector.targetCrashed', () => {
    if (page.isCrashed) return;
    page.isCrashed = true;
    page.loseDocument();
    page.navigation.abandon();
    const details = { reason: 'crashed', exitCode: 5 } as const;
    page.emit('render-process-gone', emittedEvent(), details);
    app.emit('render-process-gone', emittedEvent(), page.face, details);
  });
  session.on('Inspector.targetReloadedAfterCrash', () => {
    page.isCrashed = false;
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}
