import type { ContextMenuParams } from 'electron';
import { decodeValue } from '../codec/decode-value.ts';
import { encodeValue } from '../codec/encode-value.ts';
import { emittedEvent } from '../emitted-event.ts';
import { IpcMain, ipcMain } from '../ipc/ipc-main.ts';
import { MessagePortMain } from '../modules/message-channel.ts';
import type { FromPage, PageMenu } from '../page/page-messages.ts';
import { answerQuestion } from '../session/page-questions.ts';
import { schemeUrls } from '../session/scheme-urls.ts';
import { asElectron } from './main-frame.ts';
import type { Page } from './page.ts';
import { openWanted } from './popups.ts';

/** What the preload of a page sent, in the order it was sent. */
export function receiveFromPage(page: Page, message: FromPage): void {
  switch (message.kind) {
    case 'send': {
      const args = decodeValue(message.args) as unknown[];
      const event = ipcEvent(page);
      page.emit('ipc-message', event, message.channel, ...args);
      for (const place of placesOf(page)) place.emit(message.channel, event, ...args);
      return;
    }
    case 'post': {
      const ports = message.ports.map((id) => new MessagePortMain(page.ports.receive(id)));
      const event = ipcEvent(page, ports);
      for (const place of placesOf(page)) place.emit(message.channel, event, decodeValue(message.message));
      return;
    }
    case 'invoke':
      void answerInvoke(page, message);
      return;
    case 'question':
      void answerFromMain(page, message.id, () => answerQuestion(page, message.subject, decodeValue(message.details)));
      return;
    case 'port':
    case 'port-close':
      page.ports.deliver(message);
      return;
    case 'preload-error':
      page.emit('preload-error', emittedEvent(), message.file, decodeValue(message.error));
      return;
    case 'context-menu':
      page.emit('context-menu', emittedEvent(), menuParameters(page, message.menu));
      return;
    case 'window-open':
      openWanted(page, message.wanted);
      return;
    default:
      throw new TypeError('A page sent a message of an unknown kind.', { cause: message satisfies never });
  }
}

/** The nearest first: the frame, the window's contents, the process. */
function placesOf(page: Page): readonly IpcMain[] {
  return [page.frameIpc, page.ipc, ipcMain];
}

function ipcEvent(page: Page, ports: readonly MessagePortMain[] = []) {
  return emittedEvent({
    type: 'frame' as const,
    sender: page.face,
    senderFrame: asElectron(page.frame),
    processId: page.frame.processId,
    frameId: page.frame.routingId,
    ports,
    reply: (channel: string, ...args: unknown[]) => page.send(channel, args),
  });
}

async function answerInvoke(page: Page, { id, channel, args }: FromPage & { readonly kind: 'invoke' }): Promise<void> {
  const handler = IpcMain.handlerOf(channel, ...placesOf(page));
  await answerFromMain(
    page,
    id,
    async () => {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return handler(ipcEvent(page), ...(decodeValue(args) as unknown[]));
    },
    (error) => {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return `Error invoking remote method '${channel}': ${String(error)}`;
    },
  );
}

/** Sends back what `answer` gives, unless the document that asked is gone by then. */
async function answerFromMain(
  page: Page,
  id: number,
  answer: () => Promise<unknown>,
  describe: (error: unknown) => string = String,
): Promise<void> {
  const asking = page.channel?.document;
  const reply = await answer()
    .then(encodeValue)
    .then(
      (value) => ({ kind: 'reply', id, value }) as const,
      (error: unknown) => ({ kind: 'refusal', id, message: describe(error) }) as const,
    );
  if (asking === page.channel?.document) page.channel?.post(reply);
}

/** What only a spell checker and Chromium's own menu would know is empty. */
function menuParameters(page: Page, menu: PageMenu): Partial<ContextMenuParams> {
  const { selectionText, isEditable } = menu;
  return {
    ...menu,
    linkURL: schemeUrls.toApp(menu.linkURL),
    srcURL: schemeUrls.toApp(menu.srcURL),
    frame: asElectron(page.frame),
    pageURL: page.url,
    frameURL: page.url,
    hasImageContents: menu.mediaType === 'image',
    titleText: '',
    altText: '',
    misspelledWord: '',
    dictionarySuggestions: [],
    spellcheckEnabled: false,
    menuSourceType: 'mouse',
    editFlags: {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && selectionText !== '',
      canCopy: selectionText !== '',
      canPaste: isEditable,
      canDelete: isEditable && selectionText !== '',
      canSelectAll: true,
      canEditRichly: false,
    },
  };
}
