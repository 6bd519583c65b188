import type { App } from 'electron';
import type { GivenMails } from './given-mails.ts';
import { createGivenMails } from './given-mails.ts';
import { isMail, mailsInArguments } from './mail-arguments.ts';

/** @param argv Of this start, with the folder it was started in. */
export function listenToMails(app: Pick<App, 'on'>, argv: readonly string[], workingFolder: string): GivenMails {
  const mails = createGivenMails();
  mails.give(mailsInArguments(argv, workingFolder));
  // macOS tells of files by this event, one by one, and of those that started the console before it is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isMail(path)) mails.give([path]);
  });
  // Elsewhere the system starts the console a second time, with the files as arguments.
  app.on('second-instance', (_event, argv, workingFolder) => mails.give(mailsInArguments(argv, workingFolder)));
  return mails;
}
