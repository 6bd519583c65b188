import { Fault } from '#contracts/fault.ts';
import { describeError } from '#platform/electron/app-log.ts';
import { vaultInMain } from './ask-main-process.ts';
import type { DeskService } from './desk-service.ts';
import { startDeskService } from './desk-service.ts';
import type { ToMain, ToService } from './service-messages.ts';
import { toService } from './service-messages.ts';
import { windowPortOver } from './window-port.ts';

/**
 * The process that holds the desk: the only one that writes to its database and speaks to the hub. It goes on with all
 * windows closed, and ends with the console.
 */
const { parentPort: port } = process;
const DAMAGED_EXIT_CODE = 3;
const tell = (message: ToMain) => port.postMessage(message);
const reportFault = (error: unknown) => tell({ kind: 'fault', described: describeError(error) });
const vault = vaultInMain(tell);
const opened = Promise.withResolvers<DeskService>();

async function receive(message: ToService, ports: readonly Electron.MessagePortMain[]): Promise<void> {
  switch (message.kind) {
    case 'open': {
      const onSignedOut = () => tell({ kind: 'signed-out' });
      // The main process starts another, which finds the note and rescues before it opens anything.
      const leave = () => process.exit(DAMAGED_EXIT_CODE);
      const onDamaged = () => void opened.promise.then((service) => service.stop()).then(leave, leave);
      const service = startDeskService({ ...message, vault, reportFault, onSignedOut, onDamaged });
      service.watchNews((news) => tell({ kind: 'news', news }));
      return opened.resolve(service);
    }
    case 'answer':
      return vault.takeAnswer(message);
    case 'window':
      for (const port of ports) (await opened.promise).serveWindow(windowPortOver(port));
      return;
    case 'wake':
      return (await opened.promise).wake();
    case 'hang-up':
      return (await opened.promise).hangUp();
    case 'stop':
      await (await opened.promise).stop();
      process.exit(0);
  }
}

port.on('message', ({ data, ports }) => {
  const message = toService.safeParse(data);
  if (message.success) receive(message.data, ports).catch(reportFault);
  else reportFault(new Fault('service.message-invalid', 'The main process sent what is no message.'));
});
