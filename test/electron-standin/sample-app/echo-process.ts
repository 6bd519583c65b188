import { join } from 'node:path';
import type { UtilityProcess, WebContents } from 'electron';
import { MessageChannelMain, utilityProcess } from 'electron';

/** Joins a page to a utility process that sends everything back: each holds one end of a channel. */
export function fork(page: WebContents): UtilityProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'echo.ts'));
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage('echo on this port', [port1]);
  page.postMessage('port', null, [port2]);
  return child;
}
