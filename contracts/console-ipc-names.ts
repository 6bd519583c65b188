/** Kinds of windows of the console. What each may is said in `main/windows.ts`, what it may ask in `console-ipc.ts`. */
export const consoleWindows = ['desk', 'ticket', 'session', 'print', 'set-up', 'trouble'] as const;
export type ConsoleWindow = (typeof consoleWindows)[number];

/** The names of the console's contract; a preload knows no more of it. */
export const consoleNames = {
  requests: [
    'desktop.read',
    'desk.connect',
    'desk.show',
    'network.changed',
    'hub.check',
    'hub.keep',
    'hub.change',
    'ticket.open-window',
    'session.open-window',
    'session.changed',
    'window.close',
    'ticket.print',
    'ticket.save-pdf',
    'print.ready',
    'spelling.change',
    'diagnostics.read',
    'diagnostics.save',
    'capture.begin',
    'capture.end',
    'file.save',
    'file.open',
    'mail.waiting',
    'mail.take',
    'link.open',
    'trouble.read',
    'trouble.choose',
    'trouble.save-diagnostics',
    'update.read',
    'update.check',
    'update.answer',
    'update.dismiss-news',
    'draft.changed',
  ],
  emissions: ['desk.gone', 'desk.go', 'mail.given', 'page.act', 'session.closing', 'update.changed'],
} as const;

/** How the preload marks the message that brings a page its port to the data service. */
export const DESK_PORT_MARK = 'deskbell.desk-port';
/** The channel on which the main process hands a port to a preload. */
export const DESK_PORT_CHANNEL = 'deskbell.desk-port';
