import { runInputProcess } from '../../agent-helper/input/input-process.ts';
import { openInput } from '../../agent-helper/input/open-input.ts';

/** The process that injects, as a child of a test: Node's messages stand for those of Electron. */
const child = runInputProcess({
  open: (local) => openInput({ platform: 'linux', koffiFile: '', env: { DISPLAY: process.env['DISPLAY'] } }, local),
  send: (message) => void process.send?.(message),
  end: (exitCode) => process.exit(exitCode),
  nowMs: () => performance.now(),
  later: (act, delayMs) => void setTimeout(act, delayMs),
});
process.on('message', (message: { readonly kind: string }) => {
  child.take(message);
  // For tests that wait until it was heard.
  process.send?.({ kind: 'fault', code: `test.took-${message.kind}` });
});
