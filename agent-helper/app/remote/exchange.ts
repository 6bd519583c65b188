import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { IpcAnswers } from '#contracts/ipc.ts';
import { Fault } from '#contracts/fault.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { openClipboardPart } from './clipboard/clipboard-part.ts';
import type { SystemClipboard } from './clipboard/read-clipboard.ts';
import { sweepArrivingParts } from './files/arriving-part.ts';
import type { ExchangeBoardPorts } from './files/exchange-board.ts';
import { ExchangeBoard } from './files/exchange-board.ts';
import type { FilesPartPorts } from './files/files-part.ts';
import { FilesPart } from './files/files-part.ts';
import type { OpenPart, PartKind } from '#platform/any/live-help/session-part.ts';

type ExchangeRequest = Extract<keyof HelperIpc['requests'], `${'files' | 'exchange'}.${string}`>;
export type ExchangeAnswers = Pick<IpcAnswers<HelperIpc, AppWindow<HelperWindow>>, ExchangeRequest>;

export interface ExchangePorts extends ExchangeBoardPorts, Omit<FilesPartPorts, 'board' | 'onEnded'> {
  readonly clipboard: SystemClipboard;
}

/** What passes beside the picture: text between clipboards, and files. */
export interface Exchange {
  readonly kinds: readonly PartKind[];
  readonly answers: ExchangeAnswers;
  /** No session is live any more. */
  readonly end: () => void;
}

export function createExchange(ports: ExchangePorts): Exchange {
  const board = new ExchangeBoard(ports);
  /** By the web contents of the page that holds the link. */
  const open = new Map<number, FilesPart>();
  void sweepArrivingParts(ports.partsFolder, ports.nowMs()).catch(ports.reportFault);

  const openFiles: OpenPart = (partPorts) => {
    board.begin(partPorts.help.session, partPorts.help.agentName);
    const { contentsId } = partPorts;
    const files = new FilesPart({ ...ports, board, onEnded: () => open.delete(contentsId) }, partPorts);
    open.set(contentsId, files);
    return files;
  };
  const openClipboard: OpenPart = (partPorts) =>
    openClipboardPart(
      { clipboard: ports.clipboard, onText: (...text) => board.text(...text), reportFault: ports.reportFault },
      partPorts,
    );

  function filesOf({ browserWindow }: AppWindow<HelperWindow>): FilesPart {
    const files = open.get(browserWindow.webContents.id);
    if (files === undefined) throw new Fault('file.unknown', 'The link of this page has ended.');
    return files;
  }

  return {
    kinds: [
      { openPart: openClipboard, offered: () => ['clipboard-in', 'clipboard-out'] },
      { openPart: openFiles, offered: () => ['file-in', 'file-out'] },
    ],
    end: () => board.end(),
    answers: {
      'files.take': (offer, asker) => filesOf(asker).incoming.take(offer),
      'files.part-chunks': ({ transfer }, asker) => filesOf(asker).incoming.part(transfer).chunks(),
      'files.part-read': ({ transfer, index }, asker) => filesOf(asker).incoming.part(transfer).read(index),
      'files.part-append': ({ transfer, chunk }, asker) => filesOf(asker).incoming.append(transfer, chunk),
      'files.part-hash': async ({ transfer }, asker) => await filesOf(asker).incoming.part(transfer).sha256(),
      'files.part-forget': async ({ transfer }, asker) => {
        await filesOf(asker).incoming.part(transfer).forget();
        return null;
      },
      'files.part-keep': ({ transfer }, asker) => filesOf(asker).incoming.keep(transfer),
      'files.read': ({ chosen, from, to }, asker) => filesOf(asker).outgoing.read(chosen, from, to),
      'files.tell': (news, asker) => {
        filesOf(asker).tell(news);
        return null;
      },
      'exchange.read': () => board.state,
      'exchange.cancel': ({ id }) => {
        board.cancel(id);
        return null;
      },
      'exchange.show': ({ id }) => board.show(id),
    },
  };
}
