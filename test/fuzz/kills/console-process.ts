import { createInterface } from 'node:readline';
import { hubOrigin } from '#contracts/console-ipc.ts';
import type { ServiceToWindow } from '#contracts/desk-port.ts';
import { startDeskService } from '../../../main/data-service/desk-service.ts';
import { filter, fromEvent, map } from 'rxjs';
import { askService } from '../../../renderer/desk/ask-service.ts';

/**
 * The data service of the desktop in a process of its own, to be killed: what it is told on a line it asks its desk, and
 * says the answer on a line. `node console-process.ts FOLDER HUB`.
 */
const [folder = '', hub = ''] = process.argv.slice(2);

const service = startDeskService({
  folder,
  hub: hubOrigin.parse(hub),
  // The test has no key store; what is sealed here is read back after the kill.
  vault: {
    seal: async (token) => Buffer.from(token).toString('hex'),
    open: async (sealed) => Buffer.from(sealed, 'hex').toString(),
  },
  onSignedOut: () => {},
  onDamaged: () => process.stdout.write('"damaged"\n'),
  reportFault: () => {},
});
const { port1, port2 } = new MessageChannel();
service.serveWindow(port2);
const heard$ = fromEvent<MessageEvent<ServiceToWindow>>(port1, 'message').pipe(map(({ data }) => data));
heard$
  .pipe(filter((message) => message.lane === 'status'))
  .subscribe(({ status }) => process.stdout.write(`${JSON.stringify({ status })}\n`));
const ask = askService(heard$, (message) => port1.postMessage(message));
port1.start();

for await (const line of createInterface({ input: process.stdin })) {
  const { request, input } = JSON.parse(line) as { request: Parameters<typeof ask>[0]; input: never };
  const answer = await ask(request, input);
  process.stdout.write(`${JSON.stringify({ answer })}\n`);
}
