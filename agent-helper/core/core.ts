import { hostname, networkInterfaces } from 'node:os';
import type { CoreToMain } from '#contracts/helper-core.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { createDirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { localAddresses } from '#platform/node/lan-line/local-addresses.ts';
import { sleep } from '#platform/node/sleep.ts';
import { dataPathOf } from '../main/data-folder.ts';
import { createRecentLog } from '../main/diagnostics/recent-log.ts';
import { cageLimits } from '../main/inventory/ask-caged.ts';
import { factsOf } from '../main/keep-helping.ts';
import type { Surroundings } from '../main/surroundings.ts';
import { wordsFor } from '../main/words/say.ts';
import { createCoreLink } from './core-link.ts';
import { createHelperCore } from './helper-core.ts';
import { vaultOver } from './vault-over.ts';

/**
 * The helper's core in a utility process of Electron: what the headless helper does, and what the windows ask. It speaks to
 * the main process alone.
 */
const port = process.parentPort;
const send = (message: CoreToMain): void => port.postMessage(message);
const stopping = new AbortController();
const recent = createRecentLog(Date.now);
const signals = createSignalLines({ nowMs: Date.now, wait: sleep });
const directs = createDirectSessions();

const link = createCoreLink({
  send,
  answer: (request, input) => core.answer(request, input),
  onSignal: (act) => {
    const lines = directs.has(act.session) ? directs : signals;
    lines.act(act, (news) => send({ kind: 'signal', end: act.end, news }));
  },
  onWake: () => core.wake(),
  onStop: () => stopping.abort(),
  reportFault: (error) => recent.log('request failed', factsOf(error)),
});

const around: Surroundings = {
  dataPath: dataPathOf(process.env, process.platform),
  hostName: hostname(),
  localAddresses: () => localAddresses(networkInterfaces()),
  words: wordsFor(process.env),
  say: () => undefined,
  log: recent.log,
  askAt: (hub) => (request, input, options) => askHub(hub, request, input, options),
  filesAt: (hub) => attachmentLink(hub),
  vault: vaultOver(link),
  cage: { ...cageLimits, start: link.startCaged },
  nowMs: Date.now,
  chance: Math.random,
  sleep,
  stopped: stopping.signal,
};

const core = createHelperCore({
  around,
  recent,
  openStreamAt:
    (hub) =>
    (...hello) =>
      openLiveStream(hub, ...hello),
  signals,
  directs,
  tell: (state) => send({ kind: 'state', state }),
  notify: (news) => send({ kind: 'news', news }),
});

port.on('message', ({ data }) => link.take(data));
core.run().then(
  () => process.exit(0),
  // Whatever broke is not mended by going on; the main process starts another.
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
