import { runInputProcess } from './input-process.ts';
import { openInput } from './open-input.ts';

/** The process that moves mouse and keys: a utility process of Electron, so that what breaks in it breaks alone. */
const port = process.parentPort;
/** Said by the main process, which knows where it was installed. */
const [koffiFile = ''] = process.argv.slice(2);

const inputProcess = runInputProcess({
  open: (local) => openInput({ platform: process.platform, koffiFile, env: process.env }, local),
  send: (message) => port.postMessage(message),
  end: (exitCode) => process.exit(exitCode),
  nowMs: () => performance.now(),
  later: (act, delayMs) => void setTimeout(act, delayMs),
});

port.on('message', ({ data }) => inputProcess.take(data));
