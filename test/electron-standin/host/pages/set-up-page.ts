import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import type { DevToolsSession } from '../cdp/devtools-client.ts';
import { emittedEvent } from '../emitted-event.ts';
import { hostState } from '../host-state.ts';
import { nativeTheme } from '../modules/native-theme.ts';
import type { FromPage } from '../page/page-messages.ts';
import type { PreloadText } from '../page/world-scripts.ts';
import { pageWorldScript, preloadWorldScript } from '../page/world-scripts.ts';
import { reportCrashes, reportMessages } from './page-reports.ts';
import type { PageChannel } from './page-channel.ts';
import type { Page } from './page.ts';
import { receiveFromPage } from './receive-from-page.ts';

const preloadWorld = 'Electron Isolated Context';

/** Makes a waiting page of Chromium into a window's page: both worlds, their messages and events. Then lets it run. */
export async function setUpPage(page: Page, session: DevToolsSession, channel: PageChannel): Promise<void> {
  const { secret, binding, inbox } = page.names;
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === binding) receiveFromPage(page, JSON.parse(payload) as FromPage);
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { readonly frameId?: string };
    if (context.name === preloadWorld && frameId === page.navigation.frameId) channel.open(context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === channel.contextId) page.loseDocument();
  });
  session.on('Runtime.executionContextsCleared', () => page.loseDocument());
  reportMessages(page, session);
  reportCrashes(page, session);
  page.navigation.watch(session);
  const settings = { secret, binding, inbox, process: preloadProcess(page) };
  const preloads = readPreload(page);
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript({ secret }) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: preloadWorld,
      source: preloadWorldScript(settings, preloads),
    }),
    page.content.showTheme(nativeTheme.themeSource, session),
  ]);
  const { frameTree } = await session.send('Page.getFrameTree');
  page.navigation.frameId = frameTree.frame.id;
  await session.send('Runtime.runIfWaitingForDebugger');
}

/** A preload that cannot be read or is no JavaScript is an event, and the page loads without it: as in Electron. */
function readPreload(page: Page): readonly PreloadText[] {
  const file = page.preferences.preload;
  if (file === undefined) return [];
  try {
    const text = readFileSync(file, 'utf8');
    void new Script(`(function (require, process, exports, module) {${text}\n})`, { filename: file });
    return [{ file, text }];
  } catch (error) {
    console.error(`Unable to load preload script: ${file}\n`, error);
    queueMicrotask(() => page.emit('preload-error', emittedEvent(), file, error));
    return [];
  }
}

function preloadProcess(page: Page): object {
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    version: process.version,
    versions: process.versions,
    env: process.env,
    argv: [hostState.executablePath, ...(page.preferences.additionalArguments ?? [])],
    execPath: hostState.executablePath,
    resourcesPath: process.resourcesPath,
    pid: process.pid,
  };
}
