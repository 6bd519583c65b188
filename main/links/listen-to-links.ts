import type { App } from 'electron';
import { LINK_SCHEME, pathOfTicket, ticketInArguments, ticketInLink } from './deep-link.ts';

/** Links to tickets that somebody clicked outside of the console. */
export interface Links {
  /** Where the console was asked to begin; `/` when no link started it. */
  first(): string;
  /** From now on, calls with the path of every ticket asked for, and with `/` for each further start without a link. */
  follow(show: (path: string) => void): void;
}

type LinkEvents = Pick<App, 'on' | 'isPackaged' | 'getAppPath' | 'setAsDefaultProtocolClient'>;

/** @param argv Of this start. */
export function listenToLinks(app: LinkEvents, argv: readonly string[]): Links {
  let asked = ticketInArguments(argv);
  let show = (_path: string): void => {};
  registerScheme(app);
  // macOS tells of links by this event, and of the one that started the console before anything else is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    asked = ticketInLink(link);
    if (asked !== null) show(pathOfTicket(asked));
  });
  // Elsewhere the system starts the console a second time, with the link as an argument.
  app.on('second-instance', (_event, argv) => {
    const number = ticketInArguments(argv);
    show(number === null ? '/' : pathOfTicket(number));
  });
  // macOS again: a click on the dock.
  app.on('activate', () => show('/'));
  return {
    first: () => (asked === null ? '/' : pathOfTicket(asked)),
    follow: (shown) => {
      show = shown;
    },
  };
}

/** Installers register the scheme too; a copy that was only unpacked does it here. */
function registerScheme(app: LinkEvents): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [app.getAppPath()]);
}
