import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a mail's file is called: one message as it was sent (RFC 5322). */
const MAIL_ENDING = '.eml';

/** The files of mails that a command line names, by path or by `file:` address, as systems hand them to a program. */
export function mailsInArguments(argv: readonly string[], workingFolder: string): readonly string[] {
  return argv.slice(1).flatMap((argument) => {
    const path = pathIn(argument);
    return path !== null && isMail(path) ? [resolve(workingFolder, path)] : [];
  });
}

export function isMail(path: string): boolean {
  return extname(path).toLowerCase() === MAIL_ENDING;
}

function pathIn(argument: string): string | null {
  if (argument.startsWith('-') || argument.length > 4_096) return null;
  if (!/^[a-z][a-z\d+.-]+:/i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    // No file's address, one of another computer, or with a separator in disguise.
    return null;
  }
}
